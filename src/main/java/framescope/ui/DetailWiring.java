package framescope.ui;

import framescope.ui.detail.BitsController;
import framescope.ui.detail.BytesController;
import framescope.ui.detail.DetailController;
import framescope.ui.detail.DetailViewModel;
import framescope.ui.detail.FieldTreeController;
import framescope.ui.detail.PayloadTextController;
import framescope.ui.detail.UnmaskingController;
import java.util.Map;
import java.util.function.Supplier;

/// How the controllers of the detail view are made.
final class DetailWiring {
    private DetailWiring() {}

    static Map<Class<?>, Supplier<Object>> of(DetailViewModel detail) {
        return Map.of(
                DetailController.class,
                () -> new DetailController(detail),
                FieldTreeController.class,
                () -> new FieldTreeController(detail),
                BitsController.class,
                () -> new BitsController(detail),
                BytesController.class,
                () -> new BytesController(detail),
                UnmaskingController.class,
                () -> new UnmaskingController(detail),
                PayloadTextController.class,
                () -> new PayloadTextController(detail));
    }
}
