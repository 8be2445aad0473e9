package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What both ends of a connection write, told to a tap, and what that makes of it. Ground for tests.
abstract class TapConversation {
    /// What a tap told, as lines: who, from which offset, what.
    static final class Notes implements TapObserver {
        final List<String> lines = new ArrayList<>();

        @Override
        public void requestSeen(long start, HttpHead request, RuleSet broken) {
            lines.add("client " + start + " " + request.target() + breaks(broken));
        }

        @Override
        public void responseSeen(long start, long length, HttpHead response, Agreement agreement) {
            long body = length - response.bytes().length();
            String more = body == 0 ? "" : " and " + body + " bytes";
            lines.add(
                    "server "
                            + start
                            + " "
                            + response.status()
                            + more
                            + breaks(agreement.broken()));
        }

        @Override
        public void inflatedSeen(Role sender, ByteBuffer payload) {
            lines.add(name(sender) + " inflated " + Bytes.copyOf(payload).text());
        }

        @Override
        public void frameSeen(
                Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
            String line = name(sender) + " " + start + " " + frame.header().opcode();
            lines.add(line + breaks(new RuleSet(broken)));
        }

        @Override
        public void tooLargeToInflate(Role sender) {
            lines.add(name(sender) + " has sent too much");
        }

        @Override
        public void unparsedSeen(Role sender, long start, long length, long broken) {
            lines.add(name(sender) + " " + start + "+" + length + breaks(new RuleSet(broken)));
        }

        private static String name(Role sender) {
            return sender.name().toLowerCase(Locale.ROOT);
        }

        private static String breaks(RuleSet broken) {
            return broken.isEmpty() ? "" : " " + broken.rules();
        }
    }

    final Notes notes = new Notes();
    final WebSocketTap tap = new WebSocketTap(Limits.DEFAULT, notes);

    TapConversation client(Bytes bytes) {
        tap.receive(Role.CLIENT, ByteBuffer.wrap(bytes.toArray()));
        return this;
    }

    TapConversation server(Bytes bytes) {
        tap.receive(Role.SERVER, ByteBuffer.wrap(bytes.toArray()));
        return this;
    }

    TapConversation opened() {
        client(Bytes.utf8(Conversation.REQUEST)).server(Bytes.utf8(Conversation.RESPONSE));
        notes.lines.clear();
        return this;
    }

    static String at(String who, String head, String rest) {
        return who + " " + head.length() + rest;
    }

    static String client(String rest) {
        return at("client", Conversation.REQUEST, rest);
    }

    static String server(String rest) {
        return at("server", Conversation.RESPONSE, rest);
    }

    TapConversation openedWith(String extensions) {
        String line = "Sec-WebSocket-Extensions: " + extensions + "\r\n";
        client(Bytes.utf8(Conversation.REQUEST.replace("Upgrade: ", line + "Upgrade: ")))
                .server(Bytes.utf8(Conversation.RESPONSE.replace("Upgrade: ", line + "Upgrade: ")));
        return this;
    }

    /// What was told of the frames, without their places.
    List<String> frames() {
        return notes.lines.stream()
                .skip(2)
                .map(line -> line.replaceFirst(" [0-9]+ ", " "))
                .toList();
    }
}
