package framescope.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a table of RFC 4180 by its grammar alone, as a program that never heard of ours would.
final class CsvReader {
    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    /// The lines below the first, each with the cells that are not empty under the names of their
    /// columns.
    static List<Map<String, String>> read(String text) {
        if (text.charAt(0) != '\uFEFF') {
            throw new AssertionError("no byte order mark");
        }
        List<List<String>> lines = new CsvReader(text.substring(1)).lines();
        List<String> names = lines.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != names.size()) {
                throw new AssertionError(line.size() + " cells under " + names.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (!line.get(i).isEmpty()) {
                    row.put(names.get(i), line.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<String> cells = new ArrayList<>();
            cells.add(cell());
            while (text.charAt(at) == ',') {
                at++;
                cells.add(cell());
            }
            if (!text.startsWith("\r\n", at)) {
                throw new AssertionError("no line end at " + at);
            }
            at += 2;
            lines.add(cells);
        }
        return lines;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(at) != '"') {
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                cell.append(text.charAt(at++));
            }
            return cell.toString();
        }
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        at++;
        return cell.toString();
    }
}
