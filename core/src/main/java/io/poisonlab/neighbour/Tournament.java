// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/**
 * Lets groups of blocks meet as the players of a tournament do: in each round every group meets one
 * other, so that no two threads ever fill the same lists.
 */
final class Tournament {
  private static final int GROUPS = 96;

  private final int blocks;
  private final int groups;

  /** Deals so many blocks into groups of neighbours. */
  Tournament(int blocks) {
    this.blocks = blocks;
    groups = Math.min(GROUPS, blocks + blocks % 2);
  }

  /** What happens when two groups meet, or a group itself. */
  interface Meeting {
    void meet(int groupA, int groupB);
  }

  /** Lets each group meet itself, and then each other one. */
  void play(Meeting meeting) {
    Workers.forEach(groups, group -> meeting.meet(group, group));
    int fixed = groups - 1;
    for (int round = 0; round < fixed; round++) {
      int turn = round;
      Workers.forEach(
          groups / 2,
          table -> {
            int a = table == 0 ? fixed : (turn + table) % fixed;
            int b = (turn + fixed - table) % fixed;
            meeting.meet(a, b);
          });
    }
  }

  /** Returns the first block of a group. */
  int start(int group) {
    return (int) ((long) group * blocks / groups);
  }
}
