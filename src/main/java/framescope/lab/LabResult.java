package framescope.lab;

import java.time.LocalDate;
import java.util.List;

/// The cases that a page went through.
///
/// @param date when the run began
public record LabResult(LabPage page, LocalDate date, List<LabCase> cases) {
    public LabResult {
        cases = List.copyOf(cases);
    }

    /// How many cases have this verdict.
    public long count(LabCase.Verdict verdict) {
        return cases.stream().filter(each -> each.verdict() == verdict).count();
    }
}
