package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.lab.LabCase.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What has to hold of a browser that went through the whole lab.
public final class LabRun {
    /// Where tables are written; `-Dframescope.lab=src/site/lab` makes those anew that are kept.
    public static final Path TABLES = Path.of(System.getProperty("framescope.lab", "target/lab"));

    /// The tables that are kept, of one version of each browser.
    private static final Path KEPT = Path.of("src", "site", "lab");

    private LabRun() {}

    /// All cases have an outcome, and each difference from the RFC is explained by what was done.
    ///
    /// @param agreeing how many agree at least
    public static void everyDifferenceIsExplained(List<LabCase> cases, int agreeing) {
        assertThat(cases).hasSize(Trial.all().size()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases.stream().filter(each -> each.verdict() == Verdict.NO_OUTCOME)).isEmpty();
        assertThat(cases)
                .allSatisfy(each -> {
                    assertThat(each.page()).isPresent();
                    assertThat(LabText.outcome(each)).isNotEmpty();
                });
        assertThat(cases.stream().filter(each -> each.verdict() == Verdict.AGREES))
                .hasSizeGreaterThanOrEqualTo(agreeing);
        assertThat(cases.stream().filter(each -> each.verdict() != Verdict.AGREES))
                .allSatisfy(each ->
                        assertThat(LabText.known(each))
                                .as("%s: %s, %s", each.trial(), LabText.outcome(each), each.page())
                                .isPresent());
    }

    /// A table is the same as the one that is kept, where it is of the same browser. Another version
    /// may do otherwise: what it does is only told.
    ///
    /// @param name of the file that both have
    public static void isAsKept(String name) throws IOException {
        JsonNode now = read(TABLES.resolve(name));
        JsonNode kept = read(KEPT.resolve(name));
        Map<String, String> newer = outcomes(now);
        Map<String, String> older = outcomes(kept);
        if (now.required("userAgent").equals(kept.required("userAgent"))) {
            assertThat(newer).containsExactlyEntriesOf(older);
            return;
        }
        newer.forEach((id, outcome) -> {
            if (!outcome.equals(older.get(id))) {
                System.out.println(
                        name + ": " + id + " is now " + outcome + ", was " + older.get(id));
            }
        });
    }

    private static JsonNode read(Path table) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(table));
    }

    // All that was measured but the time.
    private static Map<String, String> outcomes(JsonNode table) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (JsonNode each : table.required("cases")) {
            outcomes.put(
                    each.required("id").stringValue(),
                    each.required("verdict").stringValue()
                            + " "
                            + each.required("wire")
                            + " "
                            + each.required("page"));
        }
        return outcomes;
    }
}
