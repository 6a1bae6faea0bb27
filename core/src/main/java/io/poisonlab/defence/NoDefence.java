// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.random.Seed;
import java.util.List;

/** No defence: suspects nothing, the baseline that every defence is measured against. */
@Id(value = "none", help = "No defence: the baseline that every defence is measured against")
public record NoDefence() implements Defence {
  @Override
  public Suspicion inspect(Suspect data, Seed seed) {
    return Suspicion.of(new double[data.data().size()], RowIds.of(), new Remedy.Drop());
  }

  @Override
  public Scope scope() {
    return Scope.of(Evidence.NOTHING, "there is no poison");
  }

  @Override
  public List<Taxonomy> mitigations() {
    return List.of();
  }

  /** Makes the baseline. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(NoDefence.class);
    }
  }
}
