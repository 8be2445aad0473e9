package framescope.analysis;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.handshake.HttpHead;
import java.util.Optional;

/// How a connection came to its end, as its rows tell: who closed first and why, what the other end
/// answered, and what became of TCP (RFC 6455 §7.1).
///
/// @param opening how far the opening handshake came
/// @param answerLine the first line of the response behind the version, where it refused
/// @param fault what the refused or failed end had done wrong, if anything
/// @param first the Close frame that came first
/// @param answer the other end's
/// @param ending by TCP
/// @param tcpAfter from the last Close frame to the end of TCP, in nanoseconds; 0 without one
public record CloseStory(
        Opening opening,
        String answerLine,
        Optional<Fault> fault,
        Optional<Close> first,
        Optional<Close> answer,
        Ending ending,
        long tcpAfter) {
    private static final int HEAD_BYTES = 32 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;

    /// How far an opening handshake came.
    public enum Opening {
        /// There was no whole request.
        NO_REQUEST,
        /// There was no response to the request.
        NO_RESPONSE,
        /// The server answered with another status than 101.
        REFUSED,
        /// It was answered with 101, or not seen at all while frames were.
        DONE
    }

    /// A Close frame.
    ///
    /// @param by who sent it
    /// @param code as on the wire, or [CloseCode#NO_STATUS]
    /// @param reason as text, not escaped
    /// @param after nanoseconds since the Close frame before; 0 for the first
    public record Close(Role by, int code, String reason, long after) {}

    /// A row that breaks a rule.
    public record Fault(Rule rule, long row) {}

    /// The story of a connection that has ended; empty for one that goes on, and where rows of it
    /// were cleared.
    ///
    /// @param hasFrames whether any frame was seen on it
    public static Optional<CloseStory> of(
            CaptureStore store, ConnectionTrace trace, boolean hasFrames) {
        return store.row(trace.end()).map(end -> new Teller(store, trace, hasFrames, end).tell());
    }

    private static final class Teller {
        private final CaptureStore store;
        private final ConnectionTrace trace;
        private final boolean hasFrames;
        private final CaptureRecord end;

        private Teller(
                CaptureStore store, ConnectionTrace trace, boolean hasFrames, CaptureRecord end) {
            this.store = store;
            this.trace = trace;
            this.hasFrames = hasFrames;
            this.end = end;
        }

        private CloseStory tell() {
            Optional<CaptureRecord> client = close(Direction.CLIENT_TO_SERVER);
            Optional<CaptureRecord> server = close(Direction.SERVER_TO_CLIENT);
            boolean clientFirst =
                    client.isPresent()
                            && (server.isEmpty() || client.get().number() < server.get().number());
            Optional<CaptureRecord> first = clientFirst ? client : server;
            Optional<CaptureRecord> second = clientFirst ? server : client;
            long begun = first.map(CaptureRecord::time).orElse(end.time());
            Opening opening = opening();
            return new CloseStory(
                    opening,
                    opening == Opening.REFUSED ? answerLine() : "",
                    fault(opening, first),
                    first.map(row -> read(row, 0)),
                    second.map(row -> read(row, row.time() - begun)),
                    end.ending(),
                    end.time() - second.map(CaptureRecord::time).orElse(begun));
        }

        private Optional<CaptureRecord> close(Direction direction) {
            return store.row(trace.closes().of(direction));
        }

        private Opening opening() {
            Optional<CaptureRecord> response = store.row(trace.response());
            if (response.isPresent()) {
                return response.get().status() == SWITCHING_PROTOCOLS
                        ? Opening.DONE
                        : Opening.REFUSED;
            }
            // A handshake may have been cleared, and one of a foreign capture may be missing.
            if (hasFrames || trace.response() != ConnectionTrace.NONE) {
                return Opening.DONE;
            }
            return trace.request() == ConnectionTrace.NONE
                    ? Opening.NO_REQUEST
                    : Opening.NO_RESPONSE;
        }

        private String answerLine() {
            return store.row(trace.response())
                    .map(row -> HttpHead.parse(store.wire(row, 0, HEAD_BYTES)).startLine())
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .orElse("");
        }

        private Optional<Fault> fault(Opening opening, Optional<CaptureRecord> first) {
            if (opening == Opening.REFUSED) {
                int status = store.row(trace.response()).map(CaptureRecord::status).orElse(0);
                return fault(trace.faults().toServer(), status);
            }
            return first.flatMap(row -> {
                Direction other =
                        row.direction() == Direction.CLIENT_TO_SERVER
                                ? Direction.SERVER_TO_CLIENT
                                : Direction.CLIENT_TO_SERVER;
                return fault(trace.faults().of(other), read(row, 0).code());
            });
        }

        // Only a rule that asks for this very code can be the reason.
        private Optional<Fault> fault(long number, int code) {
            return store.row(number)
                    .flatMap(row ->
                            row.broken().rules().stream()
                                    .filter(rule -> rule.code() == code)
                                    .findFirst()
                                    .map(rule -> new Fault(rule, number)));
        }

        private Close read(CaptureRecord row, long after) {
            Bytes payload = store.payload(row, 2 + ClosePayload.MAX_REASON_LENGTH);
            ClosePayload close =
                    ClosePayload.read(payload)
                            .orElse(new ClosePayload(CloseCode.NO_STATUS, Bytes.EMPTY));
            Role by = row.direction() == Direction.CLIENT_TO_SERVER ? Role.CLIENT : Role.SERVER;
            return new Close(by, close.code(), close.reason().text(), after);
        }
    }
}
