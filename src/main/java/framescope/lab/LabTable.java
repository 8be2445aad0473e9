package framescope.lab;

import framescope.file.SafeFile;
import framescope.text.CsvText;
import framescope.text.HtmlText;
import framescope.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the lab's table to a file. Waits for the disk.
public final class LabTable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private LabTable() {}

    /// Writes the cases.
    ///
    /// @param overwrite whether a file of this name may be replaced
    public static void write(List<LabCase> cases, LabFormat format, Path file, boolean overwrite)
            throws IOException {
        SafeFile.write(file, overwrite, out -> write(cases, format, out));
    }

    private static void write(List<LabCase> cases, LabFormat format, OutputStream out)
            throws IOException {
        switch (format) {
            case HTML -> out.write(html(cases).getBytes(StandardCharsets.UTF_8));
            case JSON ->
                    out.write(JSON.writeValueAsBytes(cases.stream().map(LabTable::row).toList()));
            case CSV -> out.write(csv(cases).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> row(LabCase done) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("group", done.trial().group());
        row.put("case", done.trial().name());
        row.put("bytes", done.sent().hex());
        row.put("prediction", done.prediction());
        row.put("outcome", LabText.outcome(done));
        row.put("page", done.page());
        row.put("verdict", LabText.verdict(done));
        row.put("time", LabText.time(done));
        row.put("explanation", LabText.explanation(done));
        return row;
    }

    /// How many cases agree and how many do not, in a sentence.
    public static String summary(List<LabCase> cases) {
        Map<LabCase.Verdict, Long> counts =
                cases.stream()
                        .collect(Collectors.groupingBy(LabCase::verdict, Collectors.counting()));
        return Messages.format(
                "lab.done",
                cases.size(),
                counts.getOrDefault(LabCase.Verdict.AGREES, 0L),
                counts.getOrDefault(LabCase.Verdict.OTHER_CODE, 0L),
                counts.getOrDefault(LabCase.Verdict.DIFFERS, 0L));
    }

    private static String csv(List<LabCase> cases) throws IOException {
        StringBuilder csv = new StringBuilder();
        for (LabCase done : cases) {
            Map<String, String> row = row(done);
            if (csv.isEmpty()) {
                csv.append(String.join(",", row.keySet())).append("\r\n");
            }
            String separator = "";
            for (String cell : row.values()) {
                csv.append(separator);
                CsvText.append(CsvText.guard(cell), csv);
                separator = ",";
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String html(List<LabCase> cases) {
        StringBuilder html =
                new StringBuilder(
                        head(
                                HtmlText.escape(Messages.get("lab.report.title")),
                                HtmlText.escape(summary(cases))));
        html.append("<table>\n<tr>");
        for (String column :
                List.of(
                        "group",
                        "case",
                        "prediction",
                        "outcome",
                        "page",
                        "verdict",
                        "time",
                        "explanation")) {
            html.append("<th>").append(HtmlText.escape(Messages.get("lab.column." + column)));
        }
        for (LabCase done : cases) {
            html.append("\n<tr class=\"").append(done.verdict().name()).append("\">");
            row(done)
                    .forEach((name, value) -> {
                        if (!name.equals("bytes")) {
                            html.append("<td>").append(HtmlText.escape(value));
                        }
                    });
        }
        return html.append("\n</table>\n").toString();
    }

    private static String head(String title, String summary) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <title>%1$s</title>
        <style>
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        table { border-collapse: collapse; }
        th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid #8884; }
        tr.DIFFERS td { background: #ff634722; }
        tr.OTHER_CODE td { background: #ffb30022; }
        </style>
        <h1>%1$s</h1>
        <p>%2$s</p>
        """
                .formatted(title, summary);
    }
}
