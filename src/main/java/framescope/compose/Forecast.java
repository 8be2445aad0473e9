package framescope.compose;

import framescope.compose.Prediction.Reaction;
import framescope.compose.Prediction.ReadFrame;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Masking;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.DeafObserver;
import framescope.protocol.connection.EndpointObserver;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.Limits;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Policy;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ClientRequest;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.PlainPages;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets our own endpoint play the client that gets the bytes, in memory, and watches what it does:
/// so a prediction and the engine cannot disagree. Used once.
final class Forecast implements EndpointObserver {
    /// More than this is for a receiver to take or to refuse.
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    /// Up to here the bytes are handed over one by one, which shows at which the client decides.
    private static final int BYTE_BY_BYTE = 64 * 1024;

    /// Of a control frame from a client.
    private static final int MASKED_HEADER = 6;

    private final List<ReadFrame> frames = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final WebSocketEndpoint client;
    private ByteBuffer out = ByteBuffer.allocate(1024);
    private int pongs;
    private int code = CloseCode.ABNORMAL;
    private boolean messageOpen;
    private long headLength;

    private Forecast(Optional<DeflateParameters> deflate) {
        ClientRequest plain = ClientRequest.of("localhost", "/");
        ClientRequest request = deflate.map(plain::deflating).orElse(plain);
        Limits limits =
                new Limits(
                        HeadLimits.DEFAULT,
                        LARGEST_MESSAGE,
                        LARGEST_MESSAGE,
                        Integer.MAX_VALUE,
                        MessageMemory.UNBOUNDED);
        client =
                WebSocketEndpoint.client(
                        new ClientSettings(
                                request,
                                Bytes.wrap(new byte[ClientRequest.NONCE_LENGTH]),
                                () -> 1,
                                limits,
                                () -> Policy.STRICT),
                        new DeflateCoders(),
                        (opcode, payload, sender) -> deliveries.add(Delivery.of(opcode, payload)),
                        this,
                        this::room);
        Bytes response = answer(Bytes.copyOf(out.flip()), deflate);
        headLength = response.length();
        client.receive(ByteBuffer.wrap(response.toArray()));
    }

    /// What a client makes of these bytes.
    static Prediction of(Bytes bytes, Receiver receiver) {
        Forecast forecast = new Forecast(receiver.deflate());
        receiver.openMessage().ifPresent(forecast::begin);
        receiver.halfFrame().map(HalfFrame::start).ifPresent(forecast::goBefore);
        long decidedAt = forecast.read(bytes);
        return forecast.prediction(decidedAt);
    }

    // A server of ours answers the request.
    private Bytes answer(Bytes request, Optional<DeflateParameters> deflate) {
        HandshakeSettings plain = HandshakeSettings.local(List.of(), PlainPages.NONE);
        HandshakeSettings settings = deflate.map(plain::deflating).orElse(plain);
        ByteBuffer response = ByteBuffer.allocate(4096);
        WebSocketEndpoint server =
                WebSocketEndpoint.server(
                        EndpointSettings.of(settings),
                        new DeflateCoders(),
                        (opcode, payload, sender) -> {},
                        new DeafObserver(),
                        bytes -> response);
        server.receive(ByteBuffer.wrap(request.toArray()));
        server.end();
        return Bytes.copyOf(response.flip());
    }

    // The message went before: one fragment does for all that, with nothing but the character that
    // it broke off within. What a compressed one holds cannot be judged by its rest alone, so it
    // stands for bytes of any kind.
    private void begin(OpenMessage message) {
        Opcode opcode = message.compressed() ? Opcode.BINARY : message.opcode();
        FrameHeader header = FrameHeader.of(opcode, message.begun().length()).withFin(false);
        goBefore(new OutgoingFrame(header, message.begun()).toBytes());
        frames.clear();
    }

    private void goBefore(Bytes bytes) {
        client.receive(ByteBuffer.wrap(bytes.toArray()));
        headLength += bytes.length();
    }

    private long read(Bytes bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
        int step = bytes.length() <= BYTE_BY_BYTE ? 1 : bytes.length();
        long decidedAt = 0;
        for (int end = step; end <= bytes.length(); end += step) {
            in.limit(end);
            client.receive(in);
            if (decidedAt == 0 && client.finished()) {
                decidedAt = end;
            }
        }
        return decidedAt;
    }

    private Prediction prediction(long decidedAt) {
        boolean finished = client.finished();
        boolean midFrame = client.midFrame();
        client.end(); // A frame that is not whole is told of now; it may have been enough to fail.
        Optional<Rule> rule = finished ? failing() : Optional.empty();
        Reaction reaction;
        if (finished) {
            reaction = rule.map(Forecast::failure).orElse(Reaction.CLOSES);
        } else if (midFrame) {
            reaction = Reaction.AWAITS_BYTES;
        } else {
            reaction = messageOpen ? Reaction.AWAITS_FRAGMENT : Reaction.GOES_ON;
        }
        boolean fails = reaction == Reaction.FAILS || reaction == Reaction.MAY_FAIL;
        return new Prediction(
                reaction, rule, code, deliveries, pongs, fails ? decidedAt : 0, frames);
    }

    // What comes behind a Close frame that is right decides nothing any more.
    private Optional<Rule> failing() {
        for (ReadFrame frame : frames) {
            Optional<Rule> first = RuleSet.firstFailing(frame.broken().bits(), true);
            if (first.isPresent()) {
                return frame.broken().rules().stream()
                        .filter(rule -> rule.code() == code)
                        .findFirst()
                        .or(() -> first);
            }
            if (frame.opcode() == Opcode.CLOSE) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Reaction failure(Rule rule) {
        return rule == Rule.MESSAGE_TOO_BIG ? Reaction.MAY_FAIL : Reaction.FAILS;
    }

    // ---------------------------------------------------------------- what the client does

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(bytes, 1024));
        }
        return out;
    }

    @Override
    public void frameReceived(long start, FrameDecoder frame, long broken, Opcode message) {
        Opcode opcode = Opcode.ofCode(frame.firstByte());
        if (!opcode.isControl()) {
            messageOpen = (frame.firstByte() & 0x80) == 0;
        }
        frames.add(new ReadFrame(start - headLength, opcode, new RuleSet(broken)));
    }

    @Override
    public void unparsedReceived(long start, long length, long broken) {
        long without = broken & ~Rule.FRAME_CUT_SHORT.bit();
        frames.add(new ReadFrame(start - headLength, Opcode.CONTINUATION, new RuleSet(without)));
    }

    @Override
    public void frameSent(
            int at,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message) {
        if (message == Opcode.PONG) {
            pongs++;
        } else if (message == Opcode.CLOSE) {
            int from = at + MASKED_HEADER;
            Bytes masked = Bytes.copyOf(out.slice(from, (int) payloadLength));
            Bytes payload = Masking.apply(masked, maskingKey, 0);
            code = ClosePayload.read(payload).map(ClosePayload::code).orElse(CloseCode.NO_STATUS);
        }
    }

    @Override
    public void inflatedReceived(ByteBuffer payload) {}

    @Override
    public void inflatedSent(ByteBuffer payload) {}
}
