package framescope.ui.compose;

import framescope.behaviour.HandshakeChange;
import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.ByteRange;
import framescope.inspector.Inspector;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.ClientRequest;
import framescope.protocol.handshake.HttpHead;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.HexSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The answer to the next opening handshake as it would go out, if that asked what the last one did:
/// its bytes, the rules it breaks, and what a client does about it. Immutable.
///
/// @param connection whose request is answered here; 0 for that of RFC 6455 §1.3
/// @param right the answer as it would be by itself
/// @param response the answer as it will be
/// @param agreement what a client makes of that
record NextAnswer(
        HandshakePreset preset,
        int connection,
        HttpHead right,
        HttpHead response,
        Agreement agreement) {
    private static final String CHANGED = "field-code";
    private static final int LINE_END = 2;
    private static final int FARTHEST = 20_000;
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final HttpHead SAMPLE =
            ClientRequest.of("127.0.0.1", "/chat")
                    .deflating(DeflateParameters.PLAIN)
                    .head(Bytes.utf8("the sample nonce"));

    private record Asked(int connection, HttpHead request) {}

    /// Makes an answer. Work for the background: the last request is looked for.
    static NextAnswer of(HandshakePreset preset, CaptureStore store, Inspector inspector) {
        Asked asked = lastRequest(store).orElse(new Asked(0, SAMPLE));
        HttpHead right = answer(inspector, asked.request(), HandshakeChange.NONE);
        HttpHead response = answer(inspector, asked.request(), preset.change());
        Agreement agreement = Agreement.between(asked.request(), response);
        return new NextAnswer(preset, asked.connection(), right, response, agreement);
    }

    private static HttpHead answer(Inspector inspector, HttpHead request, HandshakeChange change) {
        return HttpHead.parse(inspector.answerTo(request, change).response());
    }

    private static Optional<Asked> lastRequest(CaptureStore store) {
        return LongStream.iterate(store.endRow() - 1, number -> number - 1)
                .limit(FARTHEST)
                .takeWhile(number -> number >= store.firstRow())
                .mapToObj(store::row)
                .flatMap(Optional::stream)
                .filter(row -> row.is(RowKind.REQUEST))
                .map(row -> new Asked(row.connection(), head(store, row)))
                .filter(asked -> asked.request().asksForWebSocket())
                .findFirst();
    }

    private static HttpHead head(CaptureStore store, CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, LONGEST_HEAD));
    }

    /// The bytes that go out.
    Bytes bytes() {
        return response.bytes();
    }

    /// Its lines, those in a colour of their own that the right answer does not have.
    List<HexSpan> spans() {
        List<HexSpan> spans = new ArrayList<>();
        int end = response.linesEnd() + LINE_END;
        spans.add(span(end, bytes().length(), true, Messages.get("nextAnswer.blankLine"), 0));
        for (HttpHead.Line line : response.lines().reversed()) {
            boolean same = isRight(line);
            spans.addFirst(span(line.from(), end, same, line.name(), spans.size()));
            end = line.from();
        }
        boolean same = response.startLine().equals(right.startLine());
        spans.addFirst(span(0, end, same, Messages.get("nextAnswer.statusLine"), spans.size()));
        return spans;
    }

    private static HexSpan span(int from, int to, boolean right, String name, int number) {
        return right
                ? new HexSpan(
                        from, to, number % 2 == 0 ? "field-line-even" : "field-line-odd", name)
                : new HexSpan(from, to, CHANGED, Messages.format("nextAnswer.changed", name));
    }

    private boolean isRight(HttpHead.Line line) {
        return right.lines().stream()
                .anyMatch(other ->
                        other.name().equals(line.name()) && other.value().equals(line.value()));
    }

    /// The first of its lines that the right answer does not have; none where it lacks lines only.
    ByteRange firstChange() {
        return spans().stream()
                .filter(span -> span.styleClass().equals(CHANGED))
                .findFirst()
                .map(span -> new ByteRange(span.from(), span.to()))
                .orElse(ByteRange.NONE);
    }

    /// What the right answer has and this one does not, in words; empty for nothing.
    String leftOut() {
        String names =
                right.lines().stream()
                        .map(HttpHead.Line::name)
                        .filter(name -> response.header(name).isEmpty())
                        .collect(Collectors.joining(Messages.get("list.separator")));
        return names.isEmpty() ? "" : Messages.format("nextAnswer.leftOut", names);
    }

    /// Whose request it answers here, in words.
    String asked() {
        return connection == 0
                ? Messages.get("nextAnswer.sample")
                : Messages.format("nextAnswer.asked", String.valueOf(connection));
    }

    /// The rules that it breaks.
    List<Rule> findings() {
        return agreement.broken().rules();
    }

    /// What RFC 6455 makes a client do, with the section.
    String prediction() {
        if (response.status() != SWITCHING_PROTOCOLS) {
            return Messages.format("nextAnswer.refused", String.valueOf(response.status()));
        }
        return agreement.broken().rules().stream()
                .findFirst()
                .map(rule -> Messages.format("nextAnswer.fails", RowText.rule(rule), rule.source()))
                .orElseGet(() -> Messages.get("nextAnswer.opens"));
    }
}
