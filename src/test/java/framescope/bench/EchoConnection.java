package framescope.bench;

import framescope.protocol.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// A client's end of one connection: keeps frames in flight by counting the bytes that come back,
/// and never looks at them but for those of the first echo. Belongs to one thread.
final class EchoConnection {
    private final SocketChannel channel;
    private final ByteBuffer frames;
    private final int frameLength;
    private final Bytes firstEcho;
    private final int inFlight;
    private final long most;

    private long sent;
    private long received;
    private long sentAt;

    /// @param most how many frames it sends in all
    EchoConnection(SocketChannel channel, FrameTrain train, int inFlight, long most) {
        this.channel = channel;
        this.frames = train.frames();
        this.frameLength = train.frameLength();
        this.firstEcho = train.firstEcho();
        this.inFlight = inFlight;
        this.most = most;
    }

    /// Reads once.
    ///
    /// @return how many bytes came
    int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer.clear());
        if (count < 0) {
            throw new EOFException("the server ended the connection");
        }
        if (received < firstEcho.length()) {
            checkFirstEcho(buffer.flip());
        }
        received += count;
        if (received > echoesOf(sent)) {
            throw new IOException("more came back than was sent");
        }
        return count;
    }

    private void checkFirstEcho(ByteBuffer buffer) throws IOException {
        int from = (int) received;
        int to = Math.min(firstEcho.length(), from + buffer.remaining());
        if (!buffer.limit(to - from).equals(firstEcho.slice(from, to).buffer())) {
            throw new IOException("the first echo is not what was sent");
        }
    }

    /// Writes until as many frames are in flight as there may be, or the socket takes no more.
    void fill(SelectionKey key, long now) throws IOException {
        sentAt = now;
        writeUpTo(Math.min(most, received / firstEcho.length() + inFlight) * frameLength, key);
    }

    /// Writes no more than what is left of a frame that was begun.
    void finish(SelectionKey key) throws IOException {
        writeUpTo(Math.ceilDiv(sent, frameLength) * (long) frameLength, key);
    }

    private void writeUpTo(long end, SelectionKey key) throws IOException {
        boolean taken = true;
        while (sent < end && taken) {
            int from = (int) (sent % frames.capacity());
            int length = (int) Math.min(end - sent, frames.capacity() - from);
            int count = channel.write(frames.limit(from + length).position(from));
            sent += count;
            taken = count == length;
        }
        int wanted = taken ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /// Whether every byte that was sent has come back in whole frames.
    boolean isSettled() {
        return sent % frameLength == 0 && received == echoesOf(sent);
    }

    /// Whether it has sent all that it will, and everything has come back.
    boolean isDone() {
        return sent == most * frameLength && isSettled();
    }

    // What the server may have answered to so many bytes: to a frame when its last byte has come.
    private long echoesOf(long bytes) {
        return firstEcho.length() == frameLength ? bytes : bytes / frameLength * firstEcho.length();
    }

    /// When the frame was sent for which the connection waits, by `System.nanoTime`.
    long sentAt() {
        return sentAt;
    }
}
