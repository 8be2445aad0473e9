package framescope.text;

import framescope.analysis.CloseStory;
import framescope.analysis.CloseStory.Close;
import framescope.analysis.CloseStory.Fault;
import framescope.protocol.CloseCode;
import framescope.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// How a connection ended, in one sentence: who closed first, what the other end answered, and what
/// became of TCP.
public final class CloseSentence {
    private final CloseStory story;
    private final LongUnaryOperator displayNumber;
    private final List<String> clauses = new ArrayList<>();

    private CloseSentence(CloseStory story, LongUnaryOperator displayNumber) {
        this.story = story;
        this.displayNumber = displayNumber;
    }

    /// The sentence for a story.
    ///
    /// @param displayNumber a row's number as people count
    public static String of(CloseStory story, LongUnaryOperator displayNumber) {
        return new CloseSentence(story, displayNumber).write();
    }

    private String write() {
        story.first().ifPresentOrElse(this::closing, this::abnormal);
        String words = String.join(Messages.get("end.separator"), clauses);
        return Messages.format("end.sentence", words);
    }

    private void closing(Close first) {
        clauses.add(story.fault().map(fault -> failed(first, fault)).orElseGet(() -> first(first)));
        clauses.add(
                story.answer()
                        .map(answer -> answered(first, answer))
                        .orElseGet(() -> Messages.of("end.unanswered", first.by().peer())));
        clauses.add(
                Messages.format("end.tcp." + story.ending().name(), TimeSpan.of(story.tcpAfter())));
    }

    private static String first(Close close) {
        return close.code() == CloseCode.NO_STATUS
                ? by("end.firstWithoutCode", close.by(), code(close.code()))
                : by("end.first", close.by(), codeAndReason(close));
    }

    private String failed(Close close, Fault fault) {
        return by(
                "end.failed",
                close.by(),
                code(close.code()),
                displayNumber.applyAsLong(fault.row()),
                RowText.rule(fault.rule()),
                fault.rule().source());
    }

    private static String answered(Close first, Close answer) {
        String after = TimeSpan.of(answer.after());
        if (answer.code() == first.code()) {
            return by("end.echoed", answer.by(), after);
        }
        return answer.code() == CloseCode.NO_STATUS
                ? by("end.answeredWithoutCode", answer.by(), after)
                : by("end.answered", answer.by(), after, codeAndReason(answer));
    }

    private void abnormal() {
        clauses.add(
                switch (story.opening()) {
                    case DONE -> Messages.format("end.abnormal", code(CloseCode.ABNORMAL));
                    case REFUSED -> refused();
                    case NO_REQUEST -> Messages.get("end.noRequest");
                    case NO_RESPONSE -> Messages.get("end.noResponse");
                });
        clauses.add(Messages.of("end.tcpAlone", story.ending()));
    }

    private String refused() {
        String line = VisibleText.escape(story.answerLine());
        return story.fault()
                .map(fault ->
                        Messages.format(
                                "end.REFUSED.because",
                                line,
                                RowText.rule(fault.rule()),
                                fault.rule().source()))
                .orElseGet(() -> Messages.format("end.REFUSED", line));
    }

    private static String by(String key, Role role, Object... arguments) {
        return Messages.format(key + "." + role.name(), arguments);
    }

    private static String codeAndReason(Close close) {
        return close.reason().isEmpty()
                ? code(close.code())
                : Messages.format(
                        "end.reason", code(close.code()), VisibleText.escape(close.reason()));
    }

    private static String code(int code) {
        return CloseCode.hasName(code)
                ? Messages.format("end.code", "" + code, Messages.get("close.code." + code))
                : "" + code;
    }
}
