package framescope.ui.detail;

import framescope.dissect.payload.PayloadNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;
import javafx.scene.control.TreeItem;

/// Parts of a payload as text for the clipboard.
final class NodeText {
    private static final String INDENT = "  ";

    /// More than anybody puts in elsewhere by hand.
    private static final int MOST_CHARACTERS = 1 << 23;

    private NodeText() {}

    /// The way from the root to a part, such as `to[0].name`; empty for the root.
    static String path(TreeItem<PayloadNode> item) {
        Deque<String> names = new ArrayDeque<>();
        for (TreeItem<PayloadNode> at = item; at != null; at = at.getParent()) {
            names.addFirst(at.getValue().name());
        }
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            boolean separate = !path.isEmpty() && !name.isEmpty() && !name.startsWith("[");
            path.append(separate ? "." : "").append(name);
        }
        return path.toString();
    }

    /// A part and all below it, a line for each, indented.
    static String tree(PayloadNode node) {
        StringBuilder out = new StringBuilder();
        add(node, "", out);
        return out.toString().stripTrailing();
    }

    private static void add(PayloadNode node, String indent, StringBuilder out) {
        if (out.length() > MOST_CHARACTERS) {
            return;
        }
        StringJoiner line = new StringJoiner(": ", indent, "\n");
        line.setEmptyValue("");
        if (!node.name().isEmpty()) {
            line.add(node.name());
        }
        if (!node.value().isEmpty()) {
            line.add(node.value());
        }
        out.append(line);
        node.children().forEach(child -> add(child, indent + INDENT, out));
    }
}
