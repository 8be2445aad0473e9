package framescope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import framescope.testing.Threat;
import java.io.Reader;
import java.io.StringReader;
import java.net.URLDecoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom. Dependencies go one way only, and what ties the program to a socket, a
/// clock, a thread or a screen stays in the few places that exist for it.
///
/// Rules about packages that do not exist yet hold already.
class ArchitectureTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("framescope");

    /// Each package with those of ours that it may use besides itself. The root package, which
    /// ties all together, may use every one, and nobody may use it.
    private static final String LAYERS =
            """
            settings            :
            pattern             :
            protocol            :
            protocol.deflate    : protocol
            protocol.handshake  : protocol protocol.deflate
            protocol.connection : protocol protocol.handshake protocol.deflate
            behaviour           : pattern protocol..
            file                :
            compose             : protocol..
            preset              : settings file compose protocol..
            capture             : protocol..
            capture.file        : capture protocol..
            capture.journal     : file capture.file capture protocol..
            dissect             : capture protocol..
            dissect.payload     : dissect capture protocol..
            filter              : pattern dissect capture protocol..
            analysis            : filter capture protocol..
            net                 : behaviour pattern capture protocol..
            inspector           : behaviour net capture protocol..
            inspector.file      : behaviour file capture.file capture protocol..
            text                : behaviour inspector.. capture.file capture.journal analysis filter dissect compose capture protocol..
            lab                 : file text behaviour inspector compose capture protocol..
            report              : file text analysis filter dissect capture protocol..
            terminal            : behaviour file capture.journal report text inspector.. capture.file analysis filter dissect capture protocol..
            ui.common           : settings file report text inspector.. capture.file analysis filter dissect.. lab preset compose capture protocol..
            ui.control          : settings file report text inspector.. capture.file analysis filter dissect.. lab preset compose capture protocol..
            ui                  : ui.. behaviour settings file capture.journal report text inspector.. capture.file analysis filter dissect.. lab preset compose capture protocol..
            """;

    private static final String[] BELOW_FEATURES = {
        "framescope.ui.common",
        "framescope.ui.control",
        "framescope.behaviour",
        "framescope.pattern",
        "framescope.settings",
        "framescope.file",
        "framescope.report",
        "framescope.text",
        "framescope.inspector..",
        "framescope.analysis",
        "framescope.filter",
        "framescope.dissect..",
        "framescope.capture",
        "framescope.capture.file",
        "framescope.capture.journal",
        "framescope.compose",
        "framescope.preset",
        "framescope.lab",
        "framescope.protocol.."
    };

    /// @param uses packages besides its own
    record Layer(String home, List<String> uses) {
        private static Layer of(String line) {
            String[] parts = line.split(":", -1);
            List<String> uses = List.of(parts[1].strip().split(" +", -1));
            return new Layer(
                    ours(parts[0].strip()), uses.stream().map(ArchitectureTest::ours).toList());
        }

        private String[] all() {
            return Stream.concat(Stream.of(home), uses.stream()).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return home;
        }
    }

    private static Stream<Layer> layers() {
        return LAYERS.lines().map(Layer::of);
    }

    // ---------------------------------------------------------------- layers

    @ParameterizedTest
    @MethodSource("layers")
    void aPackageUsesOnlyThoseBelowIt(Layer layer) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(layer.home())
                        .should()
                        .dependOnClassesThat(oursOutsideOf(layer.all())));
    }

    @Test
    void everyPackageHasItsPlaceAmongTheLayers() {
        List<String> places =
                Stream.concat(layers().map(Layer::home), Stream.of("framescope")).toList();
        assertThat(PROGRAM.stream().map(JavaClass::getPackageName).distinct())
                .filteredOn(name -> !name.startsWith("framescope.ui."))
                .isSubsetOf(places);
    }

    @Test
    void aFeatureOfTheWindowUsesNeitherTheNetworkNorTheWindow() {
        check(
                noClasses()
                        .that(areFeatures())
                        .should()
                        .dependOnClassesThat(
                                oursOutsideOf(BELOW_FEATURES)
                                        .and(resideOutsideOfPackages("framescope.ui.*.."))));
    }

    @Test
    void featuresOfTheWindowDoNotKnowOneAnother() {
        check(
                slices().matching("framescope.ui.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(areFeatures(), resideInAnyPackage(BELOW_FEATURES)));
    }

    @Test
    void noPackagesDependOnOneAnotherInACircle() {
        check(slices().matching("framescope.(**)").should().beFreeOfCycles());
    }

    // ---------------------------------------------------------------- code that is pure: protocol,
    // compose, dissect, filter

    @Test
    void pureCodeTouchesNoSocketsAndNoFiles() {
        check(
                pureCode()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                "java.net..",
                                                "java.io..",
                                                "java.nio.channels..",
                                                "java.nio.file..")
                                        .and(DescribedPredicate.not(areTextInMemory()))));
    }

    // They lie among the files and sockets of the JDK, and touch neither.
    private static DescribedPredicate<JavaClass> areTextInMemory() {
        return belongToAnyOf(Reader.class, StringReader.class, URLDecoder.class);
    }

    @Test
    void pureCodeStartsNoThreadsAndTakesNoLocks() {
        check(
                pureCode()
                        .dependOnClassesThat(
                                resideInAnyPackage("java.util.concurrent..")
                                        .or(belongToAnyOf(Thread.class, Timer.class))));
    }

    @Test
    void pureCodeAsksNoClock() {
        check(
                pureCode()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .dependOnClassesThat(belongToAnyOf(Clock.class, Instant.class)));
    }

    @Test
    void pureCodeLeavesNothingToChance() {
        check(
                pureCode()
                        .dependOnClassesThat(
                                assignableTo(RandomGenerator.class)
                                        .or(belongToAnyOf(Random.class, SecureRandom.class)))
                        .orShould()
                        .callMethod(Math.class, "random"));
    }

    // ---------------------------------------------------------------- libraries in their places

    @Test
    void onlyNetKnowsNetty() {
        check(outside("framescope.net").dependOnClassesThat().resideInAPackage("io.netty.."));
    }

    @Test
    void ofNettyOnlyTheTransportIsUsed() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("io.netty.handler.."));
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        check(outside("framescope.ui..").dependOnClassesThat().resideInAPackage("javafx.."));
    }

    @Test
    void onlyTheWayInKnowsTheCommandLine() {
        check(outside("framescope").dependOnClassesThat().resideInAPackage("picocli.."));
    }

    // ---------------------------------------------------------------- the window

    @Test
    void viewModelsKnowPropertiesAndListsAndNoControls() {
        check(
                noClasses()
                        .that(areNamed("ViewModel"))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("javafx..")
                                        .and(
                                                resideOutsideOfPackages(
                                                        "javafx.beans..",
                                                        "javafx.collections.."))));
    }

    @Threat("U4")
    @Test
    void nothingThatShowsHtmlIsUsedNorThere() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene.web..", "javax.swing.."));
        assertThatThrownBy(() -> Class.forName("javafx.scene.web.WebView"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void controllersSeeNeitherTheCaptureNorTheInspectorNorSockets() {
        check(
                noClasses()
                        .that(areNamed("Controller"))
                        .should()
                        .dependOnClassesThat(
                                simpleName("CaptureStore")
                                        .or(simpleName("CaptureSink"))
                                        .or(simpleName("MemoryCapture"))
                                        .or(simpleName("Inspector"))
                                        .or(resideInAnyPackage("java.net.."))));
    }

    @Test
    void onlyTheBridgesToTheFxThreadKnowPlatform() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("framescope.ui")
                        .and(
                                areNot(
                                        "framescope.ui.common.CaptureFeed",
                                        "framescope.ui.common.FxPulse",
                                        "framescope.ui.common.BackgroundTasks",
                                        "framescope.ui.common.Theme"))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javafx.application.Platform"));
    }

    // ---------------------------------------------------------------- threads and streams

    @Test
    void threadsAreStartedWhereTheyAreOwnedOnly() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "framescope.net",
                                "framescope.inspector",
                                "framescope.terminal",
                                "framescope.capture.journal")
                        .and(
                                areNot(
                                        "framescope.ui.common.BackgroundTasks",
                                        "framescope.OutOfMemoryExit"))
                        .should()
                        .callCodeUnitWhere(
                                DescribedPredicate.describe(
                                        "a thread is made or started",
                                        call ->
                                                call.getTargetOwner().isAssignableTo(Thread.class)
                                                        && call.getName()
                                                                .matches("<init>|start.*|of.*")))
                        .orShould()
                        .dependOnClassesThat(
                                belongToAnyOf(
                                        Executors.class,
                                        ForkJoinPool.class,
                                        CompletableFuture.class,
                                        Timer.class)));
    }

    @Test
    void onlyMainAndTheTerminalWriteToStandardStreams() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("framescope.terminal")
                        .and(areNot("framescope.Main"))
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .orShould()
                        .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void loggingGoesThroughTheSystemsLogger() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging..", "org.slf4j.."));
    }

    // ---------------------------------------------------------------- names

    @Test
    void noClassIsCalledUtilHelperOrManager() {
        check(noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?)(\\$.*)?"));
    }

    // ---------------------------------------------------------------- words for the rules above

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    private static ClassesShould pureCode() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "framescope.protocol..",
                        "framescope.behaviour",
                        "framescope.pattern",
                        "framescope.dissect..",
                        "framescope.filter..")
                .should();
    }

    private static ClassesShould outside(String home) {
        return noClasses().that().resideOutsideOfPackage(home).should();
    }

    private static String ours(String layer) {
        return layer.isEmpty() ? "" : "framescope." + layer;
    }

    private static DescribedPredicate<JavaClass> oursOutsideOf(String... packages) {
        return resideInAnyPackage("framescope..").and(resideOutsideOfPackages(packages));
    }

    private static DescribedPredicate<JavaClass> areFeatures() {
        return resideInAnyPackage("framescope.ui.*..")
                .and(resideOutsideOfPackages("framescope.ui.common", "framescope.ui.control"));
    }

    /// A class of this ending and what is nested in it.
    private static DescribedPredicate<JavaClass> areNamed(String ending) {
        return belongTo(simpleNameEndingWith(ending));
    }

    /// Neither these classes nor what is nested in them.
    private static DescribedPredicate<JavaClass> areNot(String... names) {
        List<String> all = List.of(names);
        return DescribedPredicate.not(
                belongTo(
                        DescribedPredicate.describe(
                                "one of " + all, type -> all.contains(type.getName()))));
    }
}
