package framescope.ui.common;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// A picture on its way into a PNG file: taken on the FX thread, written on another. A long one is
/// put together of slices, from top to bottom.
public final class PngFile {
    /// The tallest picture that is made: graphics cards and viewers take no taller ones.
    public static final int MOST_HEIGHT = 16_384;

    private final BufferedImage pixels;
    private int filled;

    /// A picture that is to be filled.
    ///
    /// @param height up to [#MOST_HEIGHT]
    public PngFile(int width, int height) {
        pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /// Takes over an image. FX thread only.
    public static PngFile of(Image image) {
        PngFile file = new PngFile((int) image.getWidth(), (int) image.getHeight());
        file.add(image);
        return file;
    }

    /// Adds a slice below those that are there, as far as there is room.
    public void add(Image slice) {
        int width = Math.min((int) slice.getWidth(), pixels.getWidth());
        int height = Math.min((int) slice.getHeight(), pixels.getHeight() - filled);
        int[] colours = new int[width * height];
        slice.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        pixels.setRGB(0, filled, width, height, colours, 0, width);
        filled += height;
    }

    /// Writes it, on any thread.
    public void writeTo(OutputStream out) throws IOException {
        if (!ImageIO.write(pixels, "png", out)) {
            throw new IOException("no writer for PNG");
        }
    }
}
