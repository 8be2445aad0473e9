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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the lab's table to a file. Waits for the disk.
public final class LabTable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// The columns of the table for people; `messages.properties` has their names.
    private static final List<String> COLUMNS =
            List.of(
                    "group",
                    "case",
                    "verdict",
                    "asked",
                    "outcome",
                    "expected",
                    "page",
                    "time",
                    "explanation");

    private LabTable() {}

    /// Writes the cases.
    ///
    /// @param overwrite whether a file of this name may be replaced
    public static void write(LabResult result, LabFormat format, Path file, boolean overwrite)
            throws IOException {
        SafeFile.write(file, overwrite, out -> write(result, format, out));
    }

    private static void write(LabResult result, LabFormat format, OutputStream out)
            throws IOException {
        switch (format) {
            case HTML -> out.write(html(result).getBytes(StandardCharsets.UTF_8));
            case JSON -> out.write(JSON.writeValueAsBytes(LabJson.of(result)));
            case CSV -> out.write(csv(result).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> row(LabCase done) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("group", done.trial().group());
        row.put("case", done.trial().name());
        row.put("bytes", done.sent().hex());
        row.put("asked", done.asked());
        row.put("prediction", done.prediction());
        row.put("expected", LabText.expected(done));
        row.put("outcome", LabText.outcome(done));
        row.put("page", LabText.page(done));
        row.put("verdict", LabText.verdict(done));
        row.put("time", LabText.time(done));
        row.put("explanation", LabText.explanation(done));
        return row;
    }

    private static String csv(LabResult result) throws IOException {
        StringBuilder csv = new StringBuilder();
        csv.append(CsvText.BYTE_ORDER_MARK);
        for (LabCase done : result.cases()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("browser", result.page().name());
            row.put("date", result.date().toString());
            row.putAll(row(done));
            if (csv.length() == 1) {
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

    private static String html(LabResult result) {
        StringBuilder html =
                new StringBuilder(
                        head(
                                Messages.format("lab.report.title", result.page().name()),
                                LabText.summary(result),
                                Messages.format(
                                        "lab.report.about",
                                        result.date().toString(),
                                        result.page().browser())));
        html.append("<table>\n<thead><tr>");
        for (String column : COLUMNS) {
            html.append("<th>").append(HtmlText.escape(Messages.get("lab.column." + column)));
        }
        html.append("</thead>");
        for (LabCase done : result.cases()) {
            html.append("\n<tr class=\"").append(done.verdict().name()).append("\">");
            Map<String, String> row = row(done);
            for (String column : COLUMNS) {
                html.append("<td>").append(HtmlText.escape(row.getOrDefault(column, "")));
            }
        }
        return html.append("\n</table>\n").toString();
    }

    private static String head(String title, String summary, String about) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        :root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
        body { margin: 1rem; }
        table { border-collapse: collapse; }
        th, td { padding: .3rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #8884; }
        th { position: sticky; top: 0; background: Canvas; }
        td { overflow-wrap: anywhere; min-width: 5rem; }
        tr.DIFFERS td { background: #ff634722; }
        tr.OTHER_END td { background: #ffb30022; }
        tr.NO_OUTCOME td { background: #8882; }
        </style>
        <h1>%1$s</h1>
        <p>%2$s</p>
        <p>%3$s</p>
        """
                .formatted(
                        HtmlText.escape(title), HtmlText.escape(summary), HtmlText.escape(about));
    }
}
