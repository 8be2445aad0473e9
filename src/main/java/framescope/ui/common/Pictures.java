package framescope.ui.common;

import framescope.protocol.Bytes;
import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Decodes pictures in the background, no larger than a screen. FX thread only.
public final class Pictures {
    private static final double MOST_WIDTH = 1_600;
    private static final double MOST_HEIGHT = 1_000;

    private final BackgroundTasks tasks;
    private int asked;

    public Pictures(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /// Decodes a picture; the consumer gets it unless another was asked for meanwhile, and none where
    /// it cannot be decoded.
    public void decode(Bytes file, int width, int height, Consumer<@Nullable Image> consumer) {
        int ticket = ++asked;
        double scale = Math.min(1, Math.min(MOST_WIDTH / width, MOST_HEIGHT / height));
        tasks.run(
                () ->
                        new Image(
                                new ByteArrayInputStream(file.toArray()),
                                width * scale,
                                height * scale,
                                true,
                                true),
                image -> {
                    if (ticket == asked) {
                        consumer.accept(image.isError() ? null : image);
                    }
                },
                failure -> {
                    throw new IllegalStateException("decoding a picture", failure);
                });
    }
}
