// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.poisonlab");

  /** Fewer classes than these mean that the rules looked at nothing. */
  private static final Map<String, Integer> AT_LEAST =
      Map.ofEntries(
          Map.entry("analysis", 25),
          Map.entry("attack", 10),
          Map.entry("cli", 20),
          Map.entry("dataset", 20),
          Map.entry("demo", 20),
          Map.entry("defence", 5),
          Map.entry("evaluation", 5),
          Map.entry("experiment", 15),
          Map.entry("learner", 25),
          Map.entry("network", 15),
          Map.entry("onnx", 5),
          Map.entry("recording", 5),
          Map.entry("sanity", 5),
          Map.entry("scene", 10),
          Map.entry("spark", 5),
          Map.entry("tracking", 25));

  @Test
  @DisplayName("the scan has found the classes of every package that matters")
  void findsEnoughClasses() {
    Map<String, Integer> found = new TreeMap<>();
    for (JavaClass type : OURS) {
      found.merge(type.getPackageName().replace("io.poisonlab.", ""), 1, Integer::sum);
    }
    assertThat(AT_LEAST)
        .allSatisfy((name, least) -> assertThat(found).hasEntrySatisfying(name, atLeast(least)));
  }

  @Test
  @DisplayName("packages have no cycles")
  void hasNoCycles() {
    check(slices().matching("io.poisonlab.(*)..").should().beFreeOfCycles());
  }

  @Test
  @DisplayName("the road has one direction: core, tracking, sanity test, command")
  void hasOneDirection() {
    check(
        noClasses()
            .that(resideInAPackage("io.poisonlab..").and(outside("cli")))
            .should()
            .dependOnClassesThat(resideInAPackage("io.poisonlab.cli..")));
    check(
        noClasses()
            .that(outside("analysis", "report", "recording", "spark", "sweep", "cli"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.poisonlab.analysis..")));
    check(
        noClasses()
            .that(outside("cli", "sanity", "demo"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.poisonlab.sanity..")));
    check(
        noClasses()
            .that(
                outside(
                    "cli", "demo", "sanity", "spark", "cluster", "tracking", "recording", "python"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.poisonlab.tracking..",
                    "io.poisonlab.recording..",
                    "io.poisonlab.cluster..",
                    "io.poisonlab.python..")));
    check(
        noClasses()
            .that(outside("spark"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.poisonlab.spark..")));
    check(
        noClasses()
            .that(outside("cli", "demo", "scene", "sentence", "story", "sweep"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.poisonlab.demo..",
                    "io.poisonlab.scene..",
                    "io.poisonlab.sentence..",
                    "io.poisonlab.story..",
                    "io.poisonlab.sweep..")));
    check(
        noClasses()
            .that(outside("network", "image", "backdoor", "targeted", "cleansing"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.poisonlab.network..",
                    "io.poisonlab.image..",
                    "io.poisonlab.backdoor..",
                    "io.poisonlab.targeted..",
                    "io.poisonlab.cleansing..")));
  }

  @Test
  @DisplayName("each foreign library is known in one place")
  void knowsLibrariesInOnePlace() {
    confine("tracking", "org.mlflow..");
    confine("cli", "picocli..", "ch.qos.logback..");
    confine("report", "org.knowm..");
    confine("network", "ai.djl..");
    confine("spark", "org.apache.spark..", "scala..");
    confine("demo", "io.javalin..", "org.eclipse.jetty..");
  }

  @Test
  @DisplayName("no type of MLflow or protobuf crosses a border")
  void hidesForeignTypes() {
    check(
        methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(mentionNoTypeOf("org.mlflow.", "com.google.protobuf.", "ai.onnx.proto.")));
  }

  @Test
  @DisplayName("only the command prints, and only its main class exits")
  void printsInOnePlace() {
    check(noClasses().that(outside("cli")).should(ACCESS_STANDARD_STREAMS));
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.poisonlab.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
    check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
  }

  @Test
  @DisplayName(
      "randomness comes from a seed: no hidden generator, and one class that knows Smile's")
  void hasNoHiddenRandomness() {
    check(
        noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current"));
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.poisonlab.random.SmileRandom")
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "it is MathEx.setSeed",
                    call ->
                        call.getName().equals("setSeed")
                            && call.getTargetOwner().getName().equals("smile.math.MathEx"))));
  }

  @Test
  @DisplayName("errors have a type that says what they are")
  void throwsNoGenericExceptions() {
    check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
  }

  @Test
  @DisplayName("nothing is null unless it says so: every package is null-marked")
  void isNullMarked() {
    check(
        classes().that().haveSimpleName("package-info").should(beAnnotatedWith(NullMarked.class)));
    assertThat(OURS.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(place -> assertThat(place.tryGetPackageInfo()).isPresent());
  }

  @Test
  @DisplayName("names follow the habits: no Abstract, Impl, Utils, Manager")
  void namesFollowTheHabits() {
    check(
        noClasses()
            .should()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager"));
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }

  private static void confine(String place, String... libraries) {
    check(
        noClasses()
            .that(outside(place))
            .should()
            .dependOnClassesThat(resideInAnyPackage(libraries)));
  }

  private static DescribedPredicate<JavaClass> outside(String... places) {
    String[] packages = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      packages[i] = "io.poisonlab." + places[i] + "..";
    }
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  private static Consumer<Integer> atLeast(int least) {
    return number -> assertThat(number).isGreaterThanOrEqualTo(least);
  }

  private static ArchCondition<JavaMethod> mentionNoTypeOf(String... prefixes) {
    return new ArchCondition<>("mention no foreign type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaClass type : method.getAllInvolvedRawTypes()) {
          for (String prefix : prefixes) {
            if (type.getName().startsWith(prefix)) {
              events.add(
                  SimpleConditionEvent.violated(
                      method, method.getFullName() + " mentions " + type.getName()));
            }
          }
        }
      }
    };
  }
}
