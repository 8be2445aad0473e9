package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Thousands of WebSockets that are open and say nothing until they are asked to.
final class IdleClients implements AutoCloseable {
    private static final int AT_ONCE = 200;
    private static final int RESPONSE_LENGTH = Conversation.RESPONSE.length();

    private final InetSocketAddress server;
    private final byte[] request;
    private final List<SocketChannel> channels = new ArrayList<>();

    /// @param server an echo
    /// @param headers in the request of each, beside those that it needs: each with a line break
    IdleClients(InetSocketAddress server, String headers) {
        this.server = server;
        request =
                Conversation.REQUEST
                        .replace("Upgrade:", headers + "Upgrade:")
                        .getBytes(StandardCharsets.US_ASCII);
    }

    /// Opens WebSockets until there are so many.
    void growTo(int count) throws IOException {
        while (channels.size() < count) {
            int first = channels.size();
            for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
                SocketChannel channel = SocketChannel.open(server);
                channels.add(channel);
                channel.write(ByteBuffer.wrap(request));
            }
            for (SocketChannel channel : channels.subList(first, channels.size())) {
                String response =
                        StandardCharsets.US_ASCII.decode(read(channel, RESPONSE_LENGTH)).toString();
                assertThat(response).isEqualTo(Conversation.RESPONSE);
            }
        }
    }

    /// Every one of them sends a message of its own and gets it back.
    void allGetTheirEcho() throws IOException {
        for (int i = 0; i < channels.size(); i++) {
            channels.get(i).write(message(i).masked().bytes().buffer());
        }
        for (int i = 0; i < channels.size(); i++) {
            ByteBuffer expected = message(i).bytes().buffer();
            assertThat(read(channels.get(i), expected.remaining())).isEqualTo(expected);
        }
    }

    private static FrameBytes message(int number) {
        return FrameBytes.text("client " + number);
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the server ended an idle connection");
            }
        }
        return in.flip();
    }

    /// Resets them, all but so many: a FIN each would leave as many ports waiting for a minute.
    void shrinkTo(int count) throws IOException {
        while (channels.size() > count) {
            SocketChannel channel = channels.removeLast();
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        shrinkTo(0);
    }
}
