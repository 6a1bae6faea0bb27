// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose certificate no public authority has signed, for calls and for files. */
final class ServerTlsTest {
  private static final int HANDSHAKE = 1 << 14;
  private static final String PASSWORD = "changeit";
  private static final StubServer.Answer RUN =
      StubServer.Answer.json(
          200,
          """
          {"run": {"info": {"run_id": "a", "experiment_id": "1",
            "artifact_uri": "mlflow-artifacts:/1/a/artifacts"}}}
          """);

  @TempDir static Path folder;
  private static StubServer server = StubServer.answering(RUN);

  @BeforeAll
  static void startServer() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=mlflow.test",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2",
        "-storepass",
        PASSWORD,
        "-keystore",
        "server.p12");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "server",
        "-storepass",
        PASSWORD,
        "-keystore",
        "server.p12",
        "-file",
        "server.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "other",
        "-keyalg",
        "EC",
        "-dname",
        "CN=other.test",
        "-validity",
        "2",
        "-storepass",
        PASSWORD,
        "-keystore",
        "other.p12");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "other",
        "-storepass",
        PASSWORD,
        "-keystore",
        "other.p12",
        "-file",
        "other.pem");
    server.close();
    server =
        StubServer.overTls(
            context(),
            RUN,
            StubServer.Answer.json(200, "{\"files\": []}"),
            RUN,
            StubServer.Answer.json(200, "{\"files\": []}"),
            RUN);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
  }

  private static SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static ServerRunTracker tracker(Map<String, String> environment) {
    return new ServerRunTracker(ServerAddress.of(server.uri(), environment));
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void withoutTheCertificateTheServerIsNotTrusted() {
    try (ServerRunTracker tracker = tracker(Map.of())) {
      assertThatThrownBy(() -> tracker.artifacts("a"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll(
              server.uri().toString(),
              "not trusted",
              "MLFLOW_TRACKING_SERVER_CERT_PATH",
              "javax.net.ssl.trustStore",
              "MLFLOW_TRACKING_INSECURE_TLS");
    }
  }

  @Test
  void withTheCertificateOfAnotherItIsNotTrusted() {
    Map<String, String> other = Map.of("MLFLOW_TRACKING_SERVER_CERT_PATH", file("other.pem"));
    try (ServerRunTracker tracker = tracker(other)) {
      assertThatThrownBy(() -> tracker.artifacts("a")).hasMessageContaining("not trusted");
    }
  }

  @Test
  void withTheCertificateOrWithoutChecksItAnswers() throws IOException {
    Files.writeString(
        folder.resolve("bundle.pem"),
        Files.readString(folder.resolve("other.pem"))
            + Files.readString(folder.resolve("server.pem")));
    for (Map<String, String> environment :
        List.of(
            Map.of("MLFLOW_TRACKING_SERVER_CERT_PATH", file("bundle.pem")),
            Map.of("MLFLOW_TRACKING_INSECURE_TLS", "true"))) {
      try (ServerRunTracker tracker = tracker(environment)) {
        assertThat(tracker.artifacts("a")).isEmpty();
      }
    }
  }

  @Test
  void withoutChecksAnotherNameIsAccepted() {
    URI byName = URI.create("https://localhost:" + server.port());
    try (ServerRunTracker strict =
            new ServerRunTracker(
                ServerAddress.of(
                    byName, Map.of("MLFLOW_TRACKING_SERVER_CERT_PATH", file("server.pem"))));
        ServerRunTracker lenient =
            new ServerRunTracker(
                ServerAddress.of(byName, Map.of("MLFLOW_TRACKING_INSECURE_TLS", "true")))) {
      assertThatThrownBy(() -> strict.run("a")).hasMessageContaining("No name matching localhost");
      assertThat(lenient.models("a")).isEmpty();
    }
  }

  @Test
  void aCertificateFileThatIsNone() throws IOException {
    Files.writeString(folder.resolve("text.pem"), "no certificate\n");
    for (String name : List.of("absent.pem", "text.pem")) {
      assertThatThrownBy(
              () -> tracker(Map.of("MLFLOW_TRACKING_SERVER_CERT_PATH", file(name))).close())
          .isInstanceOf(TrackingException.class)
          .hasMessageContainingAll("MLFLOW_TRACKING_SERVER_CERT_PATH", name, "PEM");
    }
  }

  @Test
  void aServerWithoutTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerWithoutTls(plain));
      URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      try (ServerRunTracker tracker = new ServerRunTracker(ServerAddress.of(uri))) {
        assertThatThrownBy(() -> tracker.run("a"))
            .isInstanceOf(TrackingException.class)
            .hasMessageContainingAll("does not speak TLS", "http://");
      }
    }
  }

  /**
   * As uvicorn does: a handshake is to it a request that it cannot read. The client's TLS loses an
   * answer now and then, and then asks again.
   */
  private static void answerWithoutTls(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection.getInputStream().read(new byte[HANDSHAKE]);
        connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        connection.shutdownOutput();
        // closed with bytes unread, the connection would be reset and the answer lost
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException _) {
        // the client or the test has closed it
      }
    }
  }
}
