package framescope.text;

import framescope.compose.Composition;
import framescope.compose.Prediction;
import framescope.compose.Prediction.Reaction;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.OpenMessage;
import java.util.ArrayList;
import java.util.List;

/// What RFC 6455 makes a receiver do, in words.
public final class PredictionText {
    private PredictionText() {}

    /// The prediction in one or two sentences, each with its section.
    public static String of(Composition composition) {
        Prediction prediction = composition.prediction();
        List<String> sentences = new ArrayList<>();
        if (prediction.messages() > 0) {
            sentences.add(Messages.format("prediction.messages", prediction.messages()));
        }
        if (prediction.pongs() > 0) {
            sentences.add(Messages.format("prediction.pongs", prediction.pongs()));
        }
        boolean said = !sentences.isEmpty();
        if (prediction.reaction() != Reaction.GOES_ON || !said) {
            sentences.add(reaction(composition));
        }
        composition.receiver().halfFrame().map(PredictionText::owed).ifPresent(sentences::addFirst);
        composition
                .receiver()
                .openMessage()
                .map(PredictionText::open)
                .ifPresent(sentences::addFirst);
        return String.join(" ", sentences);
    }

    private static String open(OpenMessage message) {
        String sentence = Messages.format("prediction.open", RowText.opcode(message.opcode()));
        if (message.compressed()) {
            return sentence + " " + Messages.get("prediction.compressed");
        }
        return message.begun().isEmpty()
                ? sentence
                : sentence + " " + Messages.format("prediction.begun", message.begun().spacedHex());
    }

    private static String owed(HalfFrame frame) {
        return frame.owed() == 0
                ? Messages.get("prediction.halfHeader")
                : Messages.format("prediction.owed", frame.owed());
    }

    private static String reaction(Composition composition) {
        Prediction prediction = composition.prediction();
        if (prediction.reaction() == Reaction.GOES_ON && isPongAlone(prediction)) {
            return Messages.get("prediction.pong");
        }
        Rule rule = prediction.rule().orElse(null);
        String sentence =
                Messages.format(
                        "prediction." + prediction.reaction().name(),
                        code(prediction.code()),
                        rule == null ? "" : RowText.rule(rule),
                        rule == null ? "" : rule.source());
        int length = composition.bytes().length();
        boolean early = prediction.decidedAt() > 0 && prediction.decidedAt() < length;
        return early
                ? sentence
                        + " "
                        + Messages.format("prediction.early", prediction.decidedAt(), length)
                : sentence;
    }

    private static boolean isPongAlone(Prediction prediction) {
        return !prediction.frames().isEmpty()
                && prediction.frames().stream().allMatch(each -> each.opcode() == Opcode.PONG);
    }

    /// A close code with its name, or words for a Close frame without one.
    public static String code(int code) {
        return code == CloseCode.NO_STATUS
                ? Messages.get("prediction.noStatus")
                : RowText.closeCode(code);
    }
}
