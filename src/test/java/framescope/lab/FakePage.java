package framescope.lab;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A test page without a browser, which does what is right about short texts and Close frames, and
/// tells what it saw as `page.js` does. It can misbehave between two connections.
final class FakePage implements AutoCloseable {
    private final InetSocketAddress server;
    private final String browser;
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ended;
    private final String firstId;
    private volatile String id;
    private volatile boolean closed;
    private volatile boolean leaving;
    private volatile boolean reloading;
    private volatile @Nullable RawClient client;
    private String report = "";

    private FakePage(InetSocketAddress server, String id, String browser) {
        this.server = server;
        firstId = id;
        this.id = id;
        this.browser = browser;
        ended = CompletableFuture.runAsync(this::run, job -> Thread.ofVirtual().start(job));
    }

    static FakePage open(InetSocketAddress server, String id, String browser) {
        return new FakePage(server, id, browser);
    }

    /// What the lab has said to it, without the `lab:`.
    List<String> words() {
        return words;
    }

    /// From now on it is gone as soon as it is tested.
    FakePage leavingWhenTested() {
        leaving = true;
        return this;
    }

    /// It is loaded anew once, as soon as it is tested.
    FakePage reloadingWhenTested() {
        reloading = true;
        return this;
    }

    private void run() {
        for (int turn = 1; !closed; turn++) {
            try (RawClient next = RawClient.connect(server)) {
                client = next;
                String target = "/lab?turn=" + turn + "&page=" + id;
                next.send(Conversation.REQUEST.replace("/chat", target)).readHead();
                next.send(FrameBytes.text(greeting(turn)).masked());
                report = report(turn, talk(next));
            } catch (IOException e) {
                report = report(turn, new Seen("", 1006, "", false));
            }
        }
    }

    private record Seen(String messages, int code, String reason, boolean clean) {}

    private Seen talk(RawClient next) throws IOException {
        String messages = "";
        while (!closed) {
            FrameBytes frame = next.readFrame();
            Bytes payload = frame.payload();
            if (frame.header().opcode() == Opcode.CLOSE) {
                ClosePayload close = ClosePayload.read(payload).orElseThrow();
                next.send(FrameBytes.of(Opcode.CLOSE, payload).masked());
                next.readToEnd();
                return new Seen(messages, close.code(), close.reason().text(), true);
            }
            String text = payload.text();
            if (!text.startsWith("lab:")) {
                messages = message(payload);
                next.send(FrameBytes.text("lab:message").masked());
            } else if (text.equals("lab:probe")) {
                next.send(FrameBytes.text("lab:alive").masked());
            } else if (!text.startsWith("lab:ready:")) { // That is the server's usual echo.
                hear(text.substring(4));
            }
        }
        throw new IOException("closed");
    }

    private void hear(String word) throws IOException {
        words.add(word);
        if (word.equals("go") && (leaving || reloading)) {
            closed = leaving;
            reloading = false;
            id = firstId + "-anew";
            throw new IOException("gone");
        }
    }

    private String greeting(int turn) {
        return """
        lab:ready:{"page": "%s", "turn": %d, "browser": "%s", "before": [%s]}\
        """
                .formatted(id, turn, browser, id.endsWith("-anew") && turn < 3 ? "" : report);
    }

    private static String report(int turn, Seen seen) {
        return """
        {"turn": %d, "opened": true, "messages": [%s], "more": 0, "error": false,
         "close": {"code": %d, "reason": "%s", "wasClean": %b}}\
        """
                .formatted(turn, seen.messages(), seen.code(), seen.reason(), seen.clean());
    }

    private static String message(Bytes payload) {
        CRC32 crc = new CRC32();
        crc.update(payload.buffer());
        return """
        {"kind": "text", "length": %d, "crc32": %d, "start": "%s"}\
        """
                .formatted(payload.length(), crc.getValue(), payload.hex());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        RawClient last = client;
        if (last != null) {
            last.close();
        }
        ended.join();
    }
}
