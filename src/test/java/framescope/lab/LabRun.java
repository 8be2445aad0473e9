package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.lab.LabCase.Verdict;
import java.nio.file.Path;
import java.util.List;

/// What has to hold of a browser that went through the whole lab.
public final class LabRun {
    /// Where the tables of browsers are kept.
    public static final Path TABLES = Path.of("target", "lab");

    private LabRun() {}

    /// All cases have run, and each difference from the RFC is explained by what was done.
    ///
    /// @param agreeing how many agree at least
    public static void everyDifferenceIsExplained(List<LabCase> cases, int agreeing) {
        assertThat(cases).hasSize(Trial.all().size()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases.stream().filter(each -> each.verdict() == Verdict.AGREES))
                .hasSizeGreaterThanOrEqualTo(agreeing);
        assertThat(cases.stream().filter(each -> each.verdict() != Verdict.AGREES))
                .allSatisfy(each ->
                        assertThat(LabText.known(each))
                                .as(each.trial() + ": " + LabText.outcome(each))
                                .isPresent());
    }
}
