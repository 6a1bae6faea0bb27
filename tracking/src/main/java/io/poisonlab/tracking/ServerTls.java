// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the connection to a server trusts. */
final class ServerTls {
  private ServerTls() {}

  /**
   * Returns the context for the address: every certificate, those of a PEM file, or nothing for the
   * JDK's own ({@code javax.net.ssl.trustStore} included). Where there is no TLS, none: reading the
   * JDK's certificates takes a tenth of a second.
   */
  static Optional<SSLContext> context(ServerAddress address) {
    if (address.uri().getScheme().equalsIgnoreCase("http")) {
      return Optional.of(context(new TrustManager[0]));
    }
    if (address.insecureTls()) {
      return Optional.of(context(new TrustManager[] {new TrustEverybody()}));
    }
    return address.serverCertificate().map(file -> context(trustOnly(file)));
  }

  private static SSLContext context(TrustManager[] trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new TrackingException("this JDK offers no TLS: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trustOnly(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new CertificateException("it holds no certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("certificate-" + number++, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new TrackingException(
          "MLFLOW_TRACKING_SERVER_CERT_PATH must name a readable PEM file with the certificates"
              + " to trust (-----BEGIN CERTIFICATE-----), found %s: %s".formatted(file, e),
          e);
    }
  }

  /** Trusts every certificate for every host; extends the class that is not wrapped in a check. */
  private static final class TrustEverybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
