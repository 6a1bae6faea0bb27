// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import java.util.List;

/** Knows data sets that can be fetched; found by {@link java.util.ServiceLoader}. */
public interface RemoteDataProvider {
  /** Returns them, each under a name that no other has. */
  List<RemoteData> all();
}
