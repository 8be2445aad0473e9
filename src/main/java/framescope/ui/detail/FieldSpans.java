package framescope.ui.detail;

import framescope.dissect.ByteRange;
import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.text.Messages;
import framescope.ui.control.HexSpan;
import java.util.ArrayList;
import java.util.List;

/// The coloured runs of a hex view: one for each field of a data source, one for a byte whose bits
/// several fields share.
final class FieldSpans {
    private final DataSource.Kind source;
    private final List<HexSpan> spans = new ArrayList<>();

    private FieldSpans(DataSource.Kind source) {
        this.source = source;
    }

    static List<HexSpan> of(Dissection dissection, DataSource.Kind source) {
        FieldSpans all = new FieldSpans(source);
        all.add(dissection.root());
        return List.copyOf(all.spans);
    }

    private void add(Field field) {
        boolean leaf = field.children().isEmpty() || field.bits() != 0;
        if (!leaf) {
            field.children().forEach(this::add);
        } else if (field.source() == source && !field.range().isEmpty()) {
            addLeaf(field);
        }
    }

    private void addLeaf(Field field) {
        ByteRange range = field.range();
        HexSpan before = spans.isEmpty() ? null : spans.getLast();
        if (before != null && before.from() == range.from()) {
            String both = before.label() + Messages.get("list.separator") + FieldText.label(field);
            spans.set(
                    spans.size() - 1,
                    new HexSpan(before.from(), before.to(), before.styleClass(), both));
        } else {
            spans.add(
                    new HexSpan(
                            range.from(), range.to(), styleClass(field), FieldText.label(field)));
        }
    }

    private String styleClass(Field field) {
        return FieldColour.of(field.spec(), spans.size() % 2 == 0);
    }
}
