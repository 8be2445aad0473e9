package framescope.lab;

import framescope.compose.Composition;
import framescope.compose.Delivery;
import framescope.compose.Prediction;
import framescope.compose.Prediction.Reaction;
import framescope.lab.PageReport.Close;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import java.util.List;

/// What a page sees of a connection when its browser keeps to RFC 6455 and to the WebSocket API.
final class PageForecast {
    /// Of a connection whose opening handshake fails.
    static final PageReport NOT_OPENED = new PageReport(false, List.of(), 0, true, Close.LOST);

    /// How the lab ends a connection that stayed open.
    static final Close LEFT = new Close(1000, "", true);

    private PageForecast() {}

    /// Whether a connection is closed by the lab afterwards, as it should be: where it stays open and
    /// can take a Close frame. Where it waits for the rest of a frame, TCP is ended.
    static boolean isClosed(Reaction predicted) {
        return predicted == Reaction.GOES_ON || predicted == Reaction.AWAITS_FRAGMENT;
    }

    /// Of one on which this was sent.
    static PageReport of(Composition sent) {
        Prediction prediction = sent.prediction();
        List<Delivery> messages = prediction.deliveries();
        // §7.1.5: the code of the first Close frame that came. §7.1.7, §7.2.1: a client that fails
        // the
        // connection, or loses it, has got none; the API then tells of an error first.
        if (isClosed(prediction.reaction())) {
            return new PageReport(true, messages, 0, false, LEFT);
        }
        return prediction.reaction() == Reaction.CLOSES
                ? new PageReport(true, messages, 0, false, close(sent))
                : new PageReport(true, messages, 0, true, Close.LOST);
    }

    private static Close close(Composition sent) {
        return sent.frames().stream()
                .filter(frame -> frame.header().opcode() == Opcode.CLOSE)
                .flatMap(frame -> ClosePayload.read(frame.payload()).stream())
                .map(close -> new Close(close.code(), close.reason().text(), true))
                .findFirst()
                .orElse(Close.LOST);
    }
}
