package framescope.ui.common;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// A picture on its way into a PNG file: taken on the FX thread, written on another.
public final class PngFile {
    private final BufferedImage pixels;

    private PngFile(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /// Takes over an image. FX thread only.
    public static PngFile of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] colours = new int[width * height];
        image.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, colours, 0, width);
        return new PngFile(copy);
    }

    /// What writes it, on any thread.
    public Callable<Path> writing(Path file) {
        return () -> {
            if (!ImageIO.write(pixels, "png", file.toFile())) {
                throw new IOException("no writer for PNG");
            }
            return file;
        };
    }
}
