package framescope.dissect.payload;

import framescope.protocol.Bytes;
import java.util.Optional;

/// Pictures, known by their first bytes: PNG, JPEG, GIF and BMP. Only their size is read here.
final class ImageView implements PayloadView {
    private static final long MOST_PIXELS = 40_000_000;
    private static final int MOST_BYTES = 16 << 20;

    @Override
    public PayloadKind kind() {
        return PayloadKind.IMAGE;
    }

    @Override
    public int priority(Payload payload) {
        return !payload.isText() && format(payload.bytes()).isPresent() ? 90 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        Bytes file = payload.bytes();
        String format = format(file).orElseThrow(() -> new PayloadException("no picture"));
        ByteCursor in = new ByteCursor(file);
        long width;
        long height;
        switch (format) {
            case "PNG" -> {
                in.take(16);
                width = in.number(4);
                height = in.number(4);
            }
            case "GIF" -> {
                in.take(6);
                width = in.littleEndian(2);
                height = in.littleEndian(2);
            }
            case "BMP" -> {
                in.take(18);
                width = in.littleEndian(4);
                // Rows from the top down where it is negative.
                height = Math.abs((long) (int) in.littleEndian(4));
            }
            default -> {
                skipToSize(in);
                height = in.number(2);
                width = in.number(2);
            }
        }
        if (width == 0
                || height == 0
                || width * height > MOST_PIXELS
                || file.length() > MOST_BYTES) {
            throw new PayloadException(width + " × " + height + " pixels");
        }
        return new PayloadContent.Picture(format, (int) width, (int) height, file);
    }

    // The size of a JPEG stands in the segment that begins a frame: c0 to cf, but for three.
    private static void skipToSize(ByteCursor in) throws PayloadException {
        in.take(2);
        while (true) {
            int marker = marker(in);
            long length = in.number(2);
            boolean size = marker >= 0xc0 && marker <= 0xcf && marker % 4 != 0 || marker == 0xc0;
            if (size) {
                in.take(1);
                return;
            }
            in.take(length - 2);
        }
    }

    // As many ff as anybody likes may stand before a marker; ff 00 is none.
    private static int marker(ByteCursor in) throws PayloadException {
        int marker = 0;
        while (marker == 0) {
            while (in.next() != 0xff) {
                // Fill bytes may stand between segments.
            }
            marker = in.next();
            while (marker == 0xff) {
                marker = in.next();
            }
        }
        return marker;
    }

    private static Optional<String> format(Bytes file) {
        String start = file.first(8).hex();
        if (start.equals("89504e470d0a1a0a")) {
            return Optional.of("PNG");
        }
        if (start.startsWith("ffd8ff")) {
            return Optional.of("JPEG");
        }
        if (start.startsWith("474946383761") || start.startsWith("474946383961")) {
            return Optional.of("GIF");
        }
        return start.startsWith("424d") && file.length() > 26
                ? Optional.of("BMP")
                : Optional.empty();
    }
}
