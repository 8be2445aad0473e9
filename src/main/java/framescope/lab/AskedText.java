package framescope.lab;

import framescope.compose.Prediction;
import framescope.text.Messages;
import framescope.text.PredictionText;
import java.util.ArrayList;
import java.util.List;

/// What RFC 6455 asks of a browser, in the words in which the lab says what it did.
final class AskedText {
    private AskedText() {}

    static String of(Prediction prediction) {
        List<String> parts = new ArrayList<>();
        if (prediction.messages() > 0) {
            parts.add(
                    Messages.format(
                            "lab.asked.gives", DeliveryText.of(prediction.deliveries(), 0)));
        }
        if (prediction.pongs() > 0) {
            parts.add(Messages.format("outcome.pongs", prediction.pongs()));
        }
        String code = PredictionText.code(prediction.code());
        parts.add(
                switch (prediction.reaction()) {
                    case GOES_ON, AWAITS_FRAGMENT, AWAITS_BYTES ->
                            Messages.get("lab.asked.staysOpen");
                    case CLOSES, FAILS -> Messages.format("outcome.close", code);
                    case MAY_FAIL -> Messages.format("lab.asked.mayFail", code);
                });
        return String.join(Messages.get("list.separator"), parts);
    }
}
