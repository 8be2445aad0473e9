package framescope.lab;

import framescope.compose.Delivery;
import framescope.protocol.Opcode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lab's table as JSON: what was measured as values, and the words beside it. Messages stand
/// there by length, CRC-32 and first bytes.
final class LabJson {
    private static final double NANOS_PER_MILLI = 1e6;

    private LabJson() {}

    static Map<String, @Nullable Object> of(LabResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("browser", result.page().name());
        json.put("userAgent", result.page().browser());
        json.put("date", result.date().toString());
        json.put("summary", LabText.summary(result));
        json.put("cases", result.cases().stream().map(LabJson::row).toList());
        return json;
    }

    private static Map<String, @Nullable Object> row(LabCase done) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", done.trial().id());
        row.put("group", done.trial().group());
        row.put("case", done.trial().name());
        row.put("bytes", done.sent().hex());
        row.put("asked", done.asked());
        row.put("prediction", done.prediction());
        row.put("expected", page(done.expected()));
        row.put("wire", wire(done.outcome()));
        row.put("page", done.page().map(LabJson::page).orElse(null));
        row.put("verdict", done.verdict().name());
        row.put("milliseconds", Math.round(done.outcome().nanos() / NANOS_PER_MILLI * 10) / 10.0);
        row.put("outcome", LabText.outcome(done));
        row.put("explanation", LabText.explanation(done));
        return row;
    }

    private static Map<String, @Nullable Object> wire(Outcome outcome) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("messages", outcome.messages());
        wire.put("pongs", outcome.pongs());
        wire.put("close", outcome.closeCode().orElse(null));
        wire.put("ending", outcome.ending().map(Enum::name).orElse(null));
        return wire;
    }

    private static Map<String, @Nullable Object> page(PageReport page) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("opened", page.opened());
        List<Map<String, @Nullable Object>> messages =
                page.messages().stream().map(LabJson::message).toList();
        told.put("messages", messages);
        told.put("more", page.more());
        told.put("error", page.error());
        told.put("code", page.close().code());
        told.put("reason", page.close().reason());
        told.put("wasClean", page.close().clean());
        return told;
    }

    private static Map<String, @Nullable Object> message(Delivery message) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("kind", message.kind() == Opcode.TEXT ? "text" : "binary");
        told.put("length", message.length());
        told.put("crc32", String.format("%08x", message.crc32()));
        told.put("start", message.start().hex());
        return told;
    }
}
