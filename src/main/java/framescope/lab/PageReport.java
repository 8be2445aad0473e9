package framescope.lab;

import framescope.compose.Delivery;
import framescope.protocol.CloseCode;
import java.util.List;

/// What a page saw of one connection: all that a browser tells a program.
///
/// @param opened whether `onopen` came
/// @param messages what `onmessage` gave it, in their order
/// @param more messages behind these, which were only counted
/// @param error whether `onerror` came
/// @param close what `onclose` said
public record PageReport(
        boolean opened, List<Delivery> messages, int more, boolean error, Close close) {
    public PageReport {
        messages = List.copyOf(messages);
    }

    /// The end of a connection as its CloseEvent tells it.
    ///
    /// @param code 0 to 65535; [CloseCode#NO_STATUS] for a Close frame without one,
    ///     [CloseCode#ABNORMAL] for an end without a Close frame
    /// @param clean whether the closing handshake was done
    public record Close(int code, String reason, boolean clean) {
        /// Of a connection that was failed or lost.
        public static final Close LOST = new Close(CloseCode.ABNORMAL, "", false);
    }

    /// How many messages reached it.
    public int count() {
        return messages.size() + more;
    }

    /// Whether the same messages reached it.
    boolean hasMessagesOf(PageReport other) {
        return messages.equals(other.messages) && more == other.more;
    }

    /// Whether it was told of the same end.
    boolean hasEndOf(PageReport other) {
        return close.equals(other.close) && error == other.error;
    }
}
