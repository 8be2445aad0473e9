package framescope.ui.detail;

import framescope.dissect.payload.Payload;
import framescope.dissect.payload.PayloadKind;
import framescope.dissect.payload.PayloadViews;
import framescope.dissect.payload.RowPayload;
import framescope.ui.common.BackgroundTasks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the selected row carries, as the view that fits best shows it, or as the one that the user
/// chose. FX thread only; views run in the background.
public final class ContentViewModel {
    private final BackgroundTasks tasks;
    private final OnDemand<Choice> choice;
    private final ReadOnlyObjectWrapper<Optional<PayloadViews.Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /// A payload and what it may be, the most likely first.
    record Choice(Payload payload, List<PayloadKind> kinds) {
        private static Choice of(Payload payload) {
            return new Choice(payload, PayloadViews.fitting(payload));
        }
    }

    public ContentViewModel(DetailViewModel detail, RowPayload payloads, BackgroundTasks tasks) {
        this.tasks = tasks;
        choice =
                new OnDemand<>(
                        detail,
                        DetailTab.CONTENT,
                        tasks,
                        row -> Optional.of(Choice.of(payloads.of(row))));
        choice.valueProperty().subscribe(this::showBest);
    }

    /// What the payload may be.
    ReadOnlyObjectProperty<Optional<Choice>> choiceProperty() {
        return choice.valueProperty();
    }

    /// The payload as it is shown.
    public ReadOnlyObjectProperty<Optional<PayloadViews.Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void showBest(Optional<Choice> made) {
        int ticket = ++asked;
        made.ifPresentOrElse(
                each -> show(ticket, () -> PayloadViews.showBest(each.payload())),
                () -> shown.set(Optional.empty()));
    }

    /// Shows the payload as something else.
    public void show(PayloadKind kind) {
        int ticket = ++asked;
        choice.valueProperty()
                .get()
                .ifPresent(each -> show(ticket, () -> PayloadViews.show(each.payload(), kind)));
    }

    private void show(int ticket, Callable<PayloadViews.Shown> showing) {
        tasks.run(
                showing,
                made -> {
                    if (ticket == asked) {
                        shown.set(Optional.of(made));
                    }
                },
                failure -> {
                    throw new IllegalStateException("a payload is not shown", failure);
                });
    }
}
