package io.weir.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may depend on whom, and what nobody may do. */
class ArchitectureTest {
    /** The stages of the compiler, each seeing only those before it. */
    private static final List<String> COMPILER_ORDER =
            List.of("source", "problem", "expression", "option", "component", "spec", "plan");

    private static final List<String> COMPILER_BRANCHES = List.of("kind", "resolve", "pass", "place", "upgrade");

    private static JavaClasses weir;

    @BeforeAll
    static void importClasses() {
        weir = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.weir");
        assertThat(weir.contain("io.weir.compile.FlowCompiler")).isTrue();
        assertThat(weir.contain("io.weir.flink.FlinkSource")).isTrue();
    }

    @Test
    void theCompilerKnowsNoFlinkNoNetworkNoClockAndNoLogger() {
        noClasses()
                .that()
                .resideInAnyPackage(compilerPackages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "java.net..", "java.net.http..", "org.slf4j..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(weir);
    }

    @Test
    void compilerImportsGoOnlyLeftwards() {
        for (int i = 0; i < COMPILER_ORDER.size(); i++) {
            List<String> right = COMPILER_ORDER.subList(i + 1, COMPILER_ORDER.size());
            String[] forbidden = java.util.stream.Stream.of(right, COMPILER_BRANCHES, List.of("compile"))
                    .flatMap(List::stream)
                    .map(name -> "io.weir." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.weir." + COMPILER_ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(weir);
        }
    }

    @Test
    void kindResolvePassAndPlaceDoNotSeeEachOther() {
        for (String branch : COMPILER_BRANCHES) {
            String[] others = COMPILER_BRANCHES.stream()
                    .filter(other -> !other.equals(branch))
                    .map(other -> "io.weir." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.weir." + branch + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(weir);
        }
    }

    @Test
    void jacksonReadsOnlySpecsAndWhatFlinkAnswersToTests() {
        noClasses()
                .that(not(resideInAnyPackage("io.weir.source..", "io.weir.dev..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(weir);
    }

    @Test
    void reflectionIsUsedOnlyInOption() {
        noClasses()
                .that(not(resideInAPackage("io.weir.option..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(weir);
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        noClasses()
                .that(not(resideInAnyPackage("io.weir.cli..", "io.weir.flink.job..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(weir);
    }

    @Test
    void recordFunctionsNeedOnlyTheJdk() {
        classes()
                .that()
                .resideInAnyPackage("io.weir.declare..", "io.weir.record..", "io.weir.udf..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "io.weir.declare..", "io.weir.record..", "io.weir.udf..")
                .check(weir);
    }

    @Test
    void connectorsKnowNeitherPlansLoweringNorOneAnother() {
        noClasses()
                .that()
                .resideInAPackage("io.weir.flink.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.weir.flink.lower..", "io.weir.flink.job..", "io.weir.compile..", "io.weir.kind..")
                .check(weir);
        slices().matching("io.weir.flink.connector.(*)..")
                .should()
                .notDependOnEachOther()
                .check(weir);
    }

    @Test
    void operatorsKnowNoPlanAndNoSpec() {
        noClasses()
                .that()
                .resideInAPackage("io.weir.flink.operator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.weir.source..", "io.weir.spec..", "io.weir.kind..", "io.weir.compile..")
                .check(weir);
    }

    @Test
    void loweringKnowsNoConnector() {
        noClasses()
                .that()
                .resideInAPackage("io.weir.flink.lower..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.weir.flink.connector..")
                .check(weir);
    }

    @Test
    void nothingDependsOnTheCommandLine() {
        noClasses()
                .that(not(resideInAPackage("io.weir.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.weir.cli..")
                .check(weir);
    }

    @Test
    void developmentServicesStayOutOfTheJobJar() {
        noClasses()
                .that(not(resideInAnyPackage("io.weir.dev..", "io.weir.chaos..", "io.weir.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.weir.dev..")
                .check(weir);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.weir.(**)").should().beFreeOfCycles().check(weir);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Base)(\\$.*)?")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(weir);
    }

    @Test
    void noStaticMutableState() {
        noFields().that().areStatic().should().notBeFinal().check(weir);
    }

    @Test
    void methodsTakeAtMostFourParameters() {
        List<String> trains = weir.stream()
                .filter(type -> !type.getSimpleName().isEmpty())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> method.getRawParameterTypes().size() > 4)
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(trains).isEmpty();
    }

    private static String[] compilerPackages() {
        return java.util.stream.Stream.of(COMPILER_ORDER, COMPILER_BRANCHES, List.of("compile"))
                .flatMap(List::stream)
                .map(name -> "io.weir." + name + "..")
                .toArray(String[]::new);
    }
}
