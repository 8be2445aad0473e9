package framescope.text;

import framescope.compose.Outlook;
import framescope.compose.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What RFC 6455 makes several receivers do, in words.
public final class OutlookText {
    /// So many connections are named.
    private static final int MOST_NAMED = 3;

    private OutlookText() {}

    /// The prediction of each group of receivers, a line each where they differ.
    public static String of(Outlook outlook) {
        int all = outlook.connections();
        if (all <= 1) {
            return PredictionText.of(outlook.made());
        }
        Map<String, List<Outlook.Part>> alike = new LinkedHashMap<>();
        outlook.parts()
                .forEach(part ->
                        alike.computeIfAbsent(
                                        PredictionText.of(part.made()), words -> new ArrayList<>())
                                .add(part));
        if (alike.size() == 1 && outlook.unseen() == 0) {
            String words = alike.keySet().iterator().next();
            return words + " " + Messages.format("prediction.forAll", all);
        }
        List<String> lines = new ArrayList<>();
        alike.forEach((words, parts) -> lines.add(line(words, parts, all)));
        if (outlook.unseen() > 0) {
            lines.add(Messages.format("prediction.unseen", outlook.unseen()));
        }
        return String.join("\n", lines);
    }

    private static String line(String words, List<Outlook.Part> parts, int all) {
        List<Integer> connections =
                parts.stream().flatMap(each -> each.connections().stream()).sorted().toList();
        String who =
                connections.size() <= MOST_NAMED
                        ? connections.stream()
                                .map(each -> Messages.format("outcome.name", String.valueOf(each)))
                                .collect(Collectors.joining(Messages.get("list.separator")))
                        : Messages.format("prediction.some", connections.size(), all);
        List<Boolean> deflating =
                parts.stream()
                        .map(each -> each.made().receiver())
                        .map(Receiver::deflates)
                        .distinct()
                        .toList();
        return deflating.size() == 1
                ? Messages.format(
                        deflating.getFirst() ? "prediction.deflating" : "prediction.plain",
                        who,
                        words)
                : Messages.format("prediction.of", who, words);
    }
}
