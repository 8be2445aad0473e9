package framescope.ui;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.dissect.DeflateLens;
import framescope.dissect.MessageFinder;
import framescope.dissect.ReassembledMessage;
import framescope.dissect.payload.RowPayload;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.PaneLayout;
import framescope.ui.common.Pictures;
import framescope.ui.detail.BitsController;
import framescope.ui.detail.BytesController;
import framescope.ui.detail.ContentController;
import framescope.ui.detail.ContentViewModel;
import framescope.ui.detail.DeflateController;
import framescope.ui.detail.DetailController;
import framescope.ui.detail.DetailTab;
import framescope.ui.detail.DetailViewModel;
import framescope.ui.detail.FieldTreeController;
import framescope.ui.detail.MessageController;
import framescope.ui.detail.OnDemand;
import framescope.ui.detail.TextPoints;
import framescope.ui.detail.UnmaskingController;
import framescope.ui.detail.Utf8Controller;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// The detail view's part of the object graph.
final class DetailWiring {
    private final DetailViewModel detail;
    private final PaneLayout panes;
    private final Consumer<String> filter;
    private final Consumer<String> clipboard;
    private final ToLongFunction<CaptureRecord> numbers;
    private final OnDemand<ReassembledMessage> message;
    private final OnDemand<DeflateLens> lens;
    private final OnDemand<TextPoints> text;
    private final ContentViewModel content;
    private final Pictures pictures;

    /// @param panes where it is kept how the view is divided
    /// @param numbers the number of a row as the frame list shows it
    /// @param filter applies a display filter
    /// @param clipboard takes a text
    DetailWiring(
            DetailViewModel detail,
            PaneLayout panes,
            CaptureStore store,
            BackgroundTasks tasks,
            ToLongFunction<CaptureRecord> numbers,
            Consumer<String> filter,
            Consumer<String> clipboard) {
        this.detail = detail;
        this.panes = panes;
        this.numbers = numbers;
        this.filter = filter;
        this.clipboard = clipboard;
        MessageFinder messages = new MessageFinder(store);
        message = new OnDemand<>(detail, DetailTab.MESSAGE, tasks, messages::messageOf);
        lens = new OnDemand<>(detail, DetailTab.DEFLATE, tasks, new DeflateLens.Maker(store)::of);
        text =
                new OnDemand<>(
                        detail,
                        DetailTab.UTF8,
                        tasks,
                        row ->
                                messages.messageOf(row)
                                        .map(found -> TextPoints.of(found, messages)));
        content = new ContentViewModel(detail, new RowPayload(store), tasks);
        pictures = new Pictures(tasks);
    }

    /// How the controllers are made.
    Map<Class<?>, Supplier<Object>> controllers() {
        Map<Class<?>, Supplier<Object>> made = new HashMap<>();
        made.put(DetailController.class, () -> new DetailController(detail, panes));
        made.put(
                FieldTreeController.class,
                () -> new FieldTreeController(detail, filter, clipboard));
        made.put(BitsController.class, () -> new BitsController(detail));
        made.put(BytesController.class, () -> new BytesController(detail));
        made.put(UnmaskingController.class, () -> new UnmaskingController(detail));
        made.put(MessageController.class, () -> new MessageController(message, detail, numbers));
        made.put(DeflateController.class, () -> new DeflateController(lens));
        made.put(Utf8Controller.class, () -> new Utf8Controller(text, numbers));
        made.put(
                ContentController.class, () -> new ContentController(content, pictures, clipboard));
        return made;
    }
}
