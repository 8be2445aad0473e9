package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Masking;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.Utf8Validator;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.EndpointObserver;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.Limits;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.MessageSender;
import framescope.protocol.connection.Policy;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.ClientRequest;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.PlainPages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// A talk with a [WebSocketEndpoint], to be read from top to bottom:
///
/// ```java
/// Conversation.echoing()
///         .arrives(text("Hello").masked())
///         .sends(text("Hello"))
///         .sees("message: Text 'Hello'", "server: Text 'Hello'", "client: Text 'Hello'");
/// ```
///
/// [#sends] and [#sees] take everything since they were last asked, and whole: what is not named
/// makes them fail. What the observer hears is kept as lines:
///
/// - `client: GET /chat` and `server: 101`: a request and its answer
/// - `client: Text… 'Hel'`: a frame from the client; the dots mean that FIN is not set
/// - `server: Close 1000 'bye'`: a frame to the client, control frames with their meaning
/// - `client: Continuation of Text 'lo'`: a frame with the message that it belongs to
/// - `client: unparsed 81 85`: bytes that became neither head nor frame
/// - `client: inflated 'Hello'`: what the compressed message holds that the next frame ends
/// - `message: Binary 01 02`: what the program was given
/// - `… breaks [RESERVED_BITS]` behind any of them: the rules that it breaks
public final class Conversation {
    /// The request of RFC 6455 §1.2, from a page of this machine.
    public static final String REQUEST =
            """
            GET /chat HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Origin: http://localhost:8000\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    /// The answer that opens the WebSocket.
    public static final String RESPONSE =
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    /// The request of the endpoint that plays a client.
    public static final String CLIENT_REQUEST =
            """
            GET /chat HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    /// A handler that sends every message back.
    public static final MessageHandler ECHO =
            (opcode, payload, sender) -> sender.send(opcode, payload);

    /// A handler that answers nothing.
    public static final MessageHandler SILENCE = (opcode, payload, sender) -> {};

    private static final int LONGEST_SHOWN = 64;

    /// Bytes that one end wrote.
    public record Passage(Role sender, Bytes bytes) {}

    private final WebSocketEndpoint endpoint;
    private final MessageHandler handler;
    private final String peer;
    private final String self;

    private final ByteArrayOutputStream wireIn = new ByteArrayOutputStream();
    private ByteBuffer wireOut = ByteBuffer.allocate(1024);
    private final List<String> heard = new ArrayList<>();
    private long told;
    private long broken;
    private int bytesChecked;
    private final List<Passage> wire = new ArrayList<>();
    private int bytesPassed;
    private int linesChecked;

    private Conversation(EndpointSettings settings, DeflateCoders coders, MessageHandler handler) {
        this.handler = handler;
        this.peer = "client: ";
        this.self = "server: ";
        this.endpoint =
                WebSocketEndpoint.server(
                        settings, coders, this::message, new Recorder(), this::room);
    }

    private Conversation(ClientSettings settings, DeflateCoders coders, MessageHandler handler) {
        this.handler = handler;
        this.peer = "server: ";
        this.self = "client: ";
        this.endpoint =
                WebSocketEndpoint.client(
                        settings, coders, this::message, new Recorder(), this::room);
    }

    /// A server's endpoint that nobody has spoken to.
    public static Conversation with(EndpointSettings settings, MessageHandler handler) {
        return with(settings, new DeflateCoders(), handler);
    }

    /// A server's endpoint that nobody has spoken to, one of many with these coders.
    public static Conversation with(
            EndpointSettings settings, DeflateCoders coders, MessageHandler handler) {
        return new Conversation(settings, coders, handler);
    }

    /// A client's endpoint that has sent its request and got no answer.
    public static Conversation with(ClientSettings settings, MessageHandler handler) {
        return with(settings, new DeflateCoders(), handler);
    }

    /// A client's endpoint that has sent its request and got no answer, one of many with these
    /// coders.
    public static Conversation with(
            ClientSettings settings, DeflateCoders coders, MessageHandler handler) {
        return new Conversation(settings, coders, handler);
    }

    /// The settings of a client whose request is [#CLIENT_REQUEST] and whose masking-keys are 1, 2,
    /// 3 and so on.
    public static ClientSettings clientSettings() {
        AtomicInteger keys = new AtomicInteger();
        return new ClientSettings(
                ClientRequest.of("127.0.0.1:8000", "/chat"),
                Bytes.utf8("the sample nonce"),
                keys::incrementAndGet,
                Limits.DEFAULT,
                () -> Policy.STRICT);
    }

    /// A client on an open WebSocket whose program answers nothing.
    public static Conversation clientOpened() {
        return with(clientSettings(), SILENCE).opensAsClient();
    }

    /// A client on an open WebSocket whose program sends every message back.
    public static Conversation clientEchoing() {
        return with(clientSettings(), ECHO).opensAsClient();
    }

    /// Goes through the opening handshake of a client with [#clientSettings], or other limits.
    public Conversation opensAsClient() {
        return sends(CLIENT_REQUEST).arrives(RESPONSE).sees("client: GET /chat", "server: 101");
    }

    /// The settings of a server without subprotocols or pages, open to this machine.
    public static EndpointSettings settings() {
        return EndpointSettings.of(HandshakeSettings.local(List.of(), PlainPages.NONE));
    }

    /// The same with permessage-deflate.
    public static EndpointSettings deflating() {
        return EndpointSettings.of(
                HandshakeSettings.local(List.of(), PlainPages.NONE)
                        .deflating(DeflateParameters.PLAIN));
    }

    /// The same with other limits.
    public static EndpointSettings limits(int maxHead, int maxMessage) {
        HeadLimits head = new HeadLimits(maxHead, maxHead, 100);
        return settings()
                .with(new Limits(head, maxMessage, maxMessage, 100, MessageMemory.UNBOUNDED));
    }

    /// An endpoint that nobody has spoken to, and that will answer no message.
    public static Conversation connecting() {
        return with(settings(), SILENCE);
    }

    /// An open WebSocket whose program answers nothing.
    public static Conversation opened() {
        return connecting().opens();
    }

    /// An open WebSocket whose program sends every message back.
    public static Conversation echoing() {
        return with(settings(), ECHO).opens();
    }

    /// Goes through the opening handshake, which [#sends] and [#sees] then take no notice of.
    public Conversation opens() {
        return arrives(REQUEST).sends(RESPONSE).sees("client: GET /chat", "server: 101");
    }

    /// The same, agreeing on permessage-deflate without parameters.
    public Conversation opensDeflating() {
        return opensDeflating("permessage-deflate");
    }

    /// Goes through an opening handshake in which a client makes these offers and the server
    /// agrees to permessage-deflate in some way.
    public Conversation opensDeflating(String offers) {
        arrives(
                REQUEST.replace(
                        "Upgrade:", "Sec-WebSocket-Extensions: " + offers + "\r\nUpgrade:"));
        assertThat(newBytes().text()).contains("Sec-WebSocket-Extensions: permessage-deflate");
        return sees("client: GET /chat", "server: 101");
    }

    // ------------------------------------------------------------ what happens

    /// A read delivers these frames.
    public Conversation arrives(FrameBytes... frames) {
        return arrives(joined(frames));
    }

    /// A read delivers this text, as it goes through the opening handshake.
    public Conversation arrives(String text) {
        return arrives(Bytes.utf8(text));
    }

    /// A read delivers these bytes.
    public Conversation arrives(Bytes bytes) {
        return arrives(bytes, ByteBuffer::allocate);
    }

    /// A read delivers these frames in a direct buffer.
    public Conversation arrivesOffHeap(FrameBytes... frames) {
        return arrives(joined(frames), ByteBuffer::allocateDirect);
    }

    private Conversation arrives(Bytes bytes, IntFunction<ByteBuffer> allocate) {
        passOwn();
        wire.add(new Passage(peerRole(), bytes));
        wireIn.writeBytes(bytes.toArray());
        ByteBuffer in = allocate.apply(bytes.length()).put(bytes.buffer()).flip();
        endpoint.receive(in);
        assertThat(in.remaining()).as("bytes left in the buffer").isZero();
        return this;
    }

    /// Each piece is what one read delivers.
    public Conversation arrives(List<Bytes> pieces) {
        pieces.forEach(this::arrives);
        return this;
    }

    /// The client ends its stream: the observer has now heard of every byte once.
    public Conversation ends() {
        endpoint.end();
        assertThat(told).as("bytes that the observer heard of").isEqualTo(wireIn.size());
        return this;
    }

    /// The endpoint itself, to be asked or told something.
    public WebSocketEndpoint endpoint() {
        return endpoint;
    }

    // ------------------------------------------------------------ what comes of it

    /// The endpoint has written just these frames.
    public Conversation sends(FrameBytes... frames) {
        return sends(joined(frames));
    }

    /// The endpoint has written just this text.
    public Conversation sends(String text) {
        assertThat(newBytes().text()).as("text sent").isEqualTo(text);
        return this;
    }

    /// The endpoint has written just these bytes.
    public Conversation sends(Bytes bytes) {
        assertThat(newBytes()).as("bytes sent").isEqualTo(bytes);
        return this;
    }

    /// The endpoint has written nothing.
    public Conversation sendsNothing() {
        return sends(Bytes.EMPTY);
    }

    /// The observer has heard just this.
    public Conversation sees(String... lines) {
        assertThat(newLines()).as("what was seen").containsExactly(lines);
        return this;
    }

    /// The observer has heard nothing.
    public Conversation seesNothing() {
        return sees();
    }

    /// Everything the observer has heard from the beginning.
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /// The rules that the client has broken from the beginning.
    public RuleSet broken() {
        return new RuleSet(broken);
    }

    /// Everything that went over the wire from the beginning, in the order of time.
    public List<Passage> wire() {
        passOwn();
        return List.copyOf(wire);
    }

    /// Who is on the other side of the endpoint.
    public Role peerRole() {
        return peer.equals("client: ") ? Role.CLIENT : Role.SERVER;
    }

    private void passOwn() {
        Bytes all = sent();
        if (all.length() > bytesPassed) {
            wire.add(new Passage(peerRole().peer(), all.slice(bytesPassed, all.length())));
            bytesPassed = all.length();
        }
    }

    /// All bytes written from the beginning.
    public Bytes sent() {
        return Bytes.copyOf(wireOut.duplicate().flip());
    }

    private Bytes newBytes() {
        Bytes all = sent();
        Bytes fresh = all.slice(bytesChecked, all.length());
        bytesChecked = all.length();
        return fresh;
    }

    private List<String> newLines() {
        List<String> fresh = List.copyOf(heard.subList(linesChecked, heard.size()));
        linesChecked = heard.size();
        return fresh;
    }

    private static Bytes joined(FrameBytes... frames) {
        return Stream.of(frames).map(FrameBytes::bytes).reduce(Bytes.EMPTY, Bytes::plus);
    }

    // ------------------------------------------------------------ what the endpoint calls

    private ByteBuffer room(int bytes) {
        if (wireOut.remaining() < bytes) {
            int capacity = wireOut.position() + bytes;
            wireOut = ByteBuffer.allocate(capacity * 2).put(wireOut.flip());
        }
        return wireOut;
    }

    private void message(Opcode opcode, ByteBuffer payload, MessageSender sender) {
        heard.add("message: " + name(opcode) + shown(opcode, Bytes.copyOf(payload)));
        handler.message(opcode, payload, sender);
    }

    private final class Recorder implements EndpointObserver {
        @Override
        public void requestReceived(long start, HttpHead request, HandshakeAnswer answer) {
            assertThat(hear(start, request.bytes().length())).isEqualTo(request.bytes());
            broken |= answer.broken().bits();
            String line = request.method() + " " + request.target();
            heard.add("client: " + line + breaks(answer.broken().bits()));
        }

        @Override
        public void responseSent(int at, HandshakeAnswer answer) {
            assertThat(toWire(at)).isEqualTo(answer.response());
            heard.add("server: " + answer.status());
        }

        @Override
        public void requestSent(int at, HttpHead request) {
            assertThat(toWire(at)).isEqualTo(request.bytes());
            heard.add("client: " + request.method() + " " + request.target());
        }

        @Override
        public void responseReceived(long start, HttpHead response, Agreement agreement) {
            broken |= agreement.broken().bits();
            assertThat(hear(start, response.bytes().length())).isEqualTo(response.bytes());
            heard.add("server: " + response.status() + breaks(agreement.broken().bits()));
        }

        @Override
        public void inflatedReceived(ByteBuffer payload) {
            heard.add(peer + "inflated" + shown(Opcode.TEXT, Bytes.copyOf(payload)));
        }

        @Override
        public void inflatedSent(ByteBuffer payload) {
            heard.add(self + "inflated" + shown(Opcode.TEXT, Bytes.copyOf(payload)));
        }

        @Override
        public void frameReceived(long start, FrameDecoder frame, long bits, Opcode message) {
            broken |= bits;
            FrameHeader header = frame.header();
            int length = (int) (frame.consumed() - start);
            Bytes payload = hear(start, length).slice(header.length(), length);
            heard.add(peer + frameLine(header, payload, bits, message));
        }

        @Override
        public void unparsedReceived(long start, long length, long bits) {
            broken |= bits;
            Bytes bytes = hear(start, (int) length);
            heard.add(peer + "unparsed" + hexOf(bytes) + breaks(bits));
        }

        @Override
        public void frameSent(
                int at,
                int firstByte,
                int secondByte,
                int maskingKey,
                long payloadLength,
                long bits,
                Opcode message) {
            FrameHeader header = FrameHeader.of(firstByte, secondByte, maskingKey, payloadLength);
            Bytes written = toWire(at);
            Bytes payload = written.slice(header.length(), written.length());
            heard.add(self + frameLine(header, payload, bits, message));
        }

        /// The next bytes from the client, none of which was told of before.
        private Bytes hear(long start, int length) {
            assertThat(start).as("first byte that the observer hears of").isEqualTo(told);
            told += length;
            return Bytes.wrap(wireIn.toByteArray()).slice((int) start, (int) start + length);
        }

        private Bytes toWire(int at) {
            return sent().slice(at, sent().length());
        }
    }

    // ------------------------------------------------------------ lines

    private static String frameLine(FrameHeader header, Bytes onWire, long broken, Opcode message) {
        Bytes payload = header.masked() ? Masking.apply(onWire, header.maskingKey(), 0) : onWire;
        String of = header.opcode() == Opcode.CONTINUATION ? " of " + name(message) : "";
        return name(header.opcode())
                + of
                + (header.fin() ? "" : "…")
                + shown(header.opcode(), payload)
                + breaks(broken);
    }

    private static String name(Opcode opcode) {
        String words = opcode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String shown(Opcode opcode, Bytes payload) {
        if (opcode == Opcode.CLOSE) {
            return shownClose(payload);
        }
        boolean asText = opcode != Opcode.BINARY && Utf8Validator.isValid(payload);
        return asText && payload.length() <= LONGEST_SHOWN
                ? " '" + payload.text() + "'"
                : hexOf(payload);
    }

    private static String shownClose(Bytes payload) {
        if (payload.length() < 2 || payload.length() > LONGEST_SHOWN) {
            return hexOf(payload);
        }
        ClosePayload close = ClosePayload.read(payload).orElseThrow();
        return " " + close.code() + " '" + close.reason().text() + "'";
    }

    private static String hexOf(Bytes bytes) {
        if (bytes.length() > LONGEST_SHOWN) {
            return " (" + bytes.length() + " bytes)";
        }
        return bytes.isEmpty() ? "" : " " + bytes.spacedHex();
    }

    private static String breaks(long broken) {
        return broken == 0 ? "" : " breaks " + new RuleSet(broken).rules();
    }
}
