// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.neighbour.Distances;
import java.util.List;

/** The means of the classes that have rows, and the line from each to the nearest other one. */
final class Centres {
  private final List<String> names;
  private final double[][] means;
  private final int[] next;

  private Centres(List<String> names, double[][] means, int[] next) {
    this.names = names;
    this.means = means;
    this.next = next;
  }

  static Centres of(Dataset data, double[][] encoded) {
    List<JudgedTogether> classes = JudgedTogether.of(data, true);
    double[][] means = new double[classes.size()][encoded.length == 0 ? 0 : encoded[0].length];
    for (int label = 0; label < means.length; label++) {
      double[][] rows = classes.get(label).of(encoded);
      for (double[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          means[label][i] += row[i] / rows.length;
        }
      }
    }
    int[] next = new int[means.length];
    for (int label = 0; label < means.length; label++) {
      next[label] = label;
      double least = Double.POSITIVE_INFINITY;
      for (int other = 0; other < means.length; other++) {
        double square = Distances.square(means[label], means[other]);
        if (other != label && square < least) {
          least = square;
          next[label] = other;
        }
      }
    }
    List<String> names =
        classes.stream().map(group -> data.labels().name(group.rows()[0])).toList();
    return new Centres(names, means, next);
  }

  /** Returns the number of a class, or −1 where it has no row. */
  int codeOf(String name) {
    return names.indexOf(name);
  }

  double distance(double[] row, int label) {
    return Math.sqrt(Distances.square(row, means[label]));
  }

  /** Returns how far a row lies from its centre along the line to the next; 0 with one class. */
  double alongTheLine(double[] row, int label) {
    double[] from = means[label];
    double[] to = means[next[label]];
    double length = Math.sqrt(Distances.square(from, to));
    double product = 0;
    for (int i = 0; i < from.length; i++) {
      product += (row[i] - from[i]) * (to[i] - from[i]);
    }
    return length > 0 ? Math.abs(product) / length : 0;
  }
}
