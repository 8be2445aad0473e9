package framescope.threats;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Floods of frames on WebSockets that are open.
enum FrameFlood implements Flood {
    /// N6: of each frame one part in a thousand comes.
    WITHHELD_TAILS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            Bytes beginning = zeros(16 * 1024).declaring(16 * 1024 * 1024).masked().bytes();
            for (int i = 0; i < 500; i++) {
                held.add(RawClient.open(server).send(beginning));
            }
        }
    },
    /// N9.
    RESETS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 2000; i++) {
                RawClient.open(server).send(text("and away").masked()).reset();
            }
        }
    },
    /// P1.
    IMPOSSIBLE_LENGTHS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 200; i++) {
                FloodClients.expectClose(server, held, zeros(0).declaring(Long.MAX_VALUE), 1009);
            }
            for (int i = 0; i < 200; i++) {
                FloodClients.expectClose(server, held, zeros(0).declaring(Long.MIN_VALUE), 1002);
            }
        }
    },
    /// P2.
    DECLARED_GIBIBYTES {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 500; i++) {
                FloodClients.expectClose(server, held, zeros(0).declaring(1L << 30), 1009);
            }
        }
    },
    /// P3.
    EMPTY_FRAGMENTS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourFragments(server, continuation("").fragment().masked());
        }
    },
    /// P3.
    TINY_FRAGMENTS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourFragments(server, continuation("x").fragment().masked());
        }
    },
    /// P8: 17 MiB of zeros in 17 KiB, each message above the limit of 16 MiB.
    DEFLATE_BOMBS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            FrameBytes bomb =
                    compressed(MessageDeflater.alone(Bytes.wrap(new byte[17 * 1024 * 1024])));
            for (int i = 0; i < 50; i++) {
                RawClient client = RawClient.openDeflating(server);
                FloodClients.expectClose(held, client, bomb, 1009);
            }
        }
    },
    /// P8: each message is below the limit, and one read has many. The first peers get their echoes
    /// compressed; the others do not read theirs, which take as much memory as they say.
    BOMBS_BELOW_THE_LIMIT {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            FrameBytes bomb =
                    FrameBytes.of(
                                    Opcode.BINARY,
                                    MessageDeflater.alone(Bytes.wrap(new byte[4 * 1024 * 1024])))
                            .rsv1();
            Bytes bombs = train(bomb, 32);
            for (int i = 0; i < 2; i++) {
                held.add(RawClient.openDeflating(server).send(bombs));
            }
            for (RawClient client : held) {
                for (int i = 0; i < 32; i++) {
                    assertThat(client.readFrame().header().opcode()).isEqualTo(Opcode.BINARY);
                }
            }
            for (int i = 0; i < 6; i++) {
                RawClient client = RawClient.openDeflating(server, "server_max_window_bits=8");
                held.add(client.send(bombs));
            }
            for (RawClient client : held.subList(2, held.size())) {
                client.readBytes(1);
            }
        }
    },
    /// P10: after a right message, so that the server has all of its tables in use.
    BROKEN_DEFLATE {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            FrameBytes hello = compressed(MessageDeflater.alone(Bytes.utf8("Hello")));
            for (int i = 0; i < 1000; i++) {
                // Of so many, the server agrees with some to forget what was sent before.
                RawClient client = RawClient.connect(server).offer("permessage-deflate");
                assertThat(client.readHead().status()).isEqualTo(101);
                client.send(hello.masked());
                assertThat(client.readFrame()).isEqualTo(hello);
                FloodClients.expectClose(held, client, compressed(RESERVED_BLOCK_TYPE), 1007);
            }
        }
    },
    /// P11: every way to break a rule that fails the connection.
    BROKEN_FRAMES {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 100; i++) {
                for (FrameBytes each : BREAKING) {
                    FloodClients.expectClose(server, held, each, 1002);
                }
                for (FrameBytes each : BREAKING_TEXT) {
                    FloodClients.expectClose(server, held, each, 1007);
                }
                RawClient client = RawClient.open(server).send(text("not masked"));
                held.add(client);
                FloodClients.expectClose(client, 1002);
            }
        }
    },
    /// P5.
    PINGS_WITH_PONGS_READ {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws Exception {
            int pings = 200_000;
            try (RawClient client = RawClient.open(server)) {
                Thread sender =
                        Thread.ofVirtual()
                                .start(() ->
                                        FloodClients.sendUnlessReset(
                                                client, train(ping("?"), pings)));
                for (int i = 0; i < pings; i++) {
                    assertThat(client.readFrame()).isEqualTo(pong("?"));
                }
                sender.join();
            }
        }
    },
    /// P6.
    PINGS_WITH_PONGS_UNREAD {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws Exception {
            pourUnread(server, held, 32, train(ping("x".repeat(125)), 2000));
        }
    },
    /// P6: by so many that what each may leave unread is too much together.
    PINGS_OF_MANY_WITH_PONGS_UNREAD {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws Exception {
            pourUnread(server, held, 100, train(ping("x".repeat(125)), 2000));
        }
    },
    /// P7.
    ECHOES_UNREAD {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws Exception {
            pourUnread(server, held, 32, train(zeros(60_000), 4));
        }
    },
    /// P7: likewise.
    ECHOES_OF_MANY_UNREAD {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws Exception {
            pourUnread(server, held, 100, train(zeros(60_000), 4));
        }
    };

    private static final List<FrameBytes> BREAKING =
            List.of(
                    text("a").rsv1(),
                    text("a").rsv2(),
                    text("a").rsv3(),
                    FrameBytes.of(Opcode.RESERVED_3, Bytes.EMPTY),
                    FrameBytes.of(Opcode.RESERVED_B, Bytes.EMPTY),
                    continuation("continues nothing"),
                    zeros(125).lengthIn(LengthForm.BITS_16),
                    zeros(65_535).lengthIn(LengthForm.BITS_64),
                    ping("a").fragment(),
                    ping("a".repeat(126)),
                    FrameBytes.of(Opcode.CLOSE, Bytes.ofHex("03")),
                    FrameBytes.of(Opcode.CLOSE, Bytes.ofHex("03 ed")),
                    FrameBytes.close(2999, ""));
    private static final List<FrameBytes> BREAKING_TEXT =
            List.of(
                    FrameBytes.of(Opcode.TEXT, Bytes.ofHex("ed a0 80")),
                    FrameBytes.of(Opcode.TEXT, Bytes.ofHex("ff")).fragment(),
                    FrameBytes.of(Opcode.CLOSE, Bytes.ofHex("03 e8 c3")));
    private static final Bytes RESERVED_BLOCK_TYPE = Bytes.ofHex("06");
    private static final int UNREAD_SENDINGS = 1000;
    private static final Duration QUIET = Duration.ofMillis(200);

    private static void pourFragments(InetSocketAddress server, FrameBytes fragment)
            throws IOException {
        Bytes many = train(fragment, 10_000);
        try (RawClient client = RawClient.open(server)) {
            client.send(text("").fragment().masked());
            Thread sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int i = 0; i < 100; i++) {
                                    FloodClients.sendUnlessReset(client, many);
                                }
                            });
            FrameBytes close = client.readFrame();
            assertThat(close.header().opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(ClosePayload.read(close.payload()).orElseThrow().code()).isEqualTo(1008);
            sender.interrupt();
        }
    }

    /// Clients send until the server takes nothing more.
    private static void pourUnread(
            InetSocketAddress server, List<RawClient> held, int clients, Bytes frames)
            throws Exception {
        AtomicLong sent = new AtomicLong();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            RawClient client = RawClient.openWithLittleRoom(server);
            held.add(client);
            senders.add(
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                for (int sending = 0; sending < UNREAD_SENDINGS; sending++) {
                                    FloodClients.sendUnlessReset(client, frames);
                                    sent.addAndGet(frames.length());
                                }
                            }));
        }
        Await.settled(QUIET, sent::get);
        assertThat(senders).as("those who still wait to send").allMatch(Thread::isAlive);
    }

    private static FrameBytes compressed(Bytes deflated) {
        return FrameBytes.of(Opcode.TEXT, deflated).rsv1();
    }

    /// The same frame, masked, so many times.
    private static Bytes train(FrameBytes frame, int count) {
        byte[] one = frame.masked().bytes().toArray();
        byte[] all = new byte[one.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return Bytes.wrap(all);
    }
}
