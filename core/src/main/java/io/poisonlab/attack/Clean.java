// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.random.Seed;

/** No attack: the baseline that every harm is measured against. */
@Id(value = "clean", help = "No attack: the baseline that every harm is measured against")
public record Clean() implements Attack {
  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    return new Poisoned(clean, RowIds.of(), clean.fingerprint());
  }

  @Override
  public Budget budget() {
    return Budget.fraction(0);
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.NOTHING, Goal.NOTHING).deterministic();
  }

  /** Makes the baseline. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Clean.class);
    }
  }
}
