package framescope.capture.file;

import framescope.capture.Direction;
import framescope.capture.Ending;
import java.nio.ByteBuffer;

/// Hears of one TCP connection: the bytes of both directions, each in its order, told at the time
/// when the receiver could read them.
public interface ConnectionStream {
    /// Hears nothing.
    ConnectionStream NONE =
            new ConnectionStream() {
                @Override
                public void bytes(Direction direction, long time, ByteBuffer bytes) {}

                @Override
                public void gap(Direction direction, long time, long length) {}

                @Override
                public void closed(long time, Ending ending) {}
            };

    /// The next bytes of a direction, from position to limit. They are valid during the call only,
    /// in which they may be changed: a decoder unmasks in place. The buffer is big-endian.
    ///
    /// @param time nanoseconds since 1970
    void bytes(Direction direction, long time, ByteBuffer bytes);

    /// Bytes of a direction that the file does not hold; what comes next lies behind them.
    ///
    /// @param length how many
    void gap(Direction direction, long time, long length);

    /// A comment at the packet whose bytes come next, or at one without any. One about a row
    /// ([RowComment]) may come when the connection has ended.
    ///
    /// @param bytes how many the packet carries
    default void comment(Direction direction, long time, int bytes, String text) {}

    /// The connection ended. Nothing follows. A connection that goes on when the file ends is not
    /// told of.
    void closed(long time, Ending ending);
}
