package ecm.ij.inspect;

import ecm.base.Progress;
import ecm.ij.Stacks;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.pipeline.maps.MapParameters;
import ij.ImageJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.ImageCanvas;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import javax.swing.JLabel;

/**
 * How long the pixel inspector takes from the click on a stack's window to the painted curve, for a
 * stack in memory and for one whose frames ImageJ delivers one by one. Needs a display.
 *
 * <pre>
 * xvfb-run -a java -Xmx4g -cp $CP ecm.ij.inspect.InspectorProgram [side [frames [clicks]]]
 * </pre>
 *
 * <p>Prints the first click's time, the median and the longest of the others, the number of reads
 * of each frame after the first click and after the last, which all lie within 8 rows of the first.
 */
final class InspectorProgram {

  private static final int ROWS_AROUND = 8;

  private InspectorProgram() {}

  /** Runs both. */
  public static void main(String[] args) {
    int side = args.length > 0 ? Integer.parseInt(args[0]) : 256;
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 4000;
    int clicks = args.length > 2 ? Integer.parseInt(args[2]) : 101;
    try {
      // initialised with a window open, this class can lock up with the toolkit's thread
      Class.forName(MouseEvent.class.getName());
      new ImageJ(ImageJ.NO_SHOW);
      ImageStack planes = speckle(side, frames);
      time("virtual", new CountedStack(planes), clicks);
      time("in memory", planes, clicks);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  private static void time(String what, ImageStack stack, int clicks) throws Exception {
    ImagePlus image = Stacks.timed(new ImagePlus("speckle " + what, stack));
    image.show();
    CountedStack counted = stack instanceof CountedStack c ? c : null;
    InspectionSource source =
        new InspectionSource(
            StackInput.of(image, StackSettings.defaults(), Progress.NONE),
            MapParameters.defaults());
    PixelInspector.open(image, image, source);
    EventQueue.invokeAndWait(() -> {});
    if (counted != null) {
      counted.reset();
    }
    SplittableRandom random = new SplittableRandom(5);
    int middle = image.getHeight() / 2;
    double[] times = new double[clicks];
    String afterFirst = "";
    for (int k = 0; k < clicks; k++) {
      int y = middle + (k == 0 ? 0 : random.nextInt(-ROWS_AROUND, ROWS_AROUND + 1));
      times[k] = click(image, random.nextInt(image.getWidth()), y);
      if (k == 0 && counted != null) {
        afterFirst = ", reads of a frame " + counted.range();
      }
    }
    String afterLast = counted == null ? "" : ", reads of a frame at the end " + counted.range();
    double first = times[0];
    double[] others = Arrays.stream(times, 1, clicks).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: first click %.0f ms%s; %d more: median %.1f ms, longest %.1f ms%s%n",
        what,
        first,
        afterFirst,
        others.length,
        others[others.length / 2],
        others[others.length - 1],
        afterLast);
    EventQueue.invokeAndWait(image::close);
  }

  /** Presses the mouse on a pixel and waits until its curve is painted [ms]. */
  private static double click(ImagePlus image, int x, int y) throws Exception {
    JLabel text = text(image.getTitle());
    CountDownLatch told = new CountDownLatch(1);
    text.addPropertyChangeListener(
        "text",
        change -> {
          if (String.valueOf(change.getNewValue()).contains(">" + x + ", " + y + ":")) {
            told.countDown();
          }
        });
    ImageCanvas canvas = image.getCanvas();
    long start = System.nanoTime();
    mouse(canvas, MouseEvent.MOUSE_PRESSED, x, y);
    if (!told.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no curve of " + x + ", " + y + "; said " + text.getText());
    }
    EventQueue.invokeAndWait(() -> {}); // after what was to be painted
    double milliseconds = (System.nanoTime() - start) * 1e-6;
    Arrays.stream(text.getPropertyChangeListeners("text"))
        .forEach(listener -> text.removePropertyChangeListener("text", listener));
    mouse(canvas, MouseEvent.MOUSE_RELEASED, x, y);
    return milliseconds;
  }

  private static void mouse(ImageCanvas canvas, int kind, int x, int y) {
    int atX = canvas.screenXD(x + 0.5);
    int atY = canvas.screenYD(y + 0.5);
    MouseEvent event =
        new MouseEvent(
            canvas,
            kind,
            System.currentTimeMillis(),
            MouseEvent.BUTTON1_DOWN_MASK,
            atX,
            atY,
            1,
            false,
            MouseEvent.BUTTON1);
    EventQueue.invokeLater(() -> canvas.dispatchEvent(event));
  }

  private static JLabel text(String title) {
    Window window =
        Stream.of(Window.getWindows())
            .filter(w -> w instanceof InspectorWindow i && i.getTitle().startsWith(title))
            .findFirst()
            .orElseThrow();
    return parts(window)
        .filter(part -> part instanceof JLabel label && label.getText() != null)
        .map(JLabel.class::cast)
        .filter(label -> label.getText().length() > 0)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Component> parts(Container container) {
    return Stream.of(container.getComponents())
        .flatMap(
            c ->
                c instanceof Container inner && !(c instanceof JLabel)
                    ? parts(inner)
                    : Stream.of(c));
  }

  /** Full-contrast speckle of 200 counts that forgets itself in 40 frames, pixel by pixel. */
  private static ImageStack speckle(int side, int frames) {
    SplittableRandom random = new SplittableRandom(1);
    float[] re = new float[side * side];
    float[] im = new float[side * side];
    for (int i = 0; i < re.length; i++) {
      re[i] = (float) random.nextGaussian();
      im[i] = (float) random.nextGaussian();
    }
    double keep = Math.exp(-1 / 40.);
    double kick = Math.sqrt(1 - keep * keep);
    ImageStack stack = new ImageStack(side, side);
    for (int t = 0; t < frames; t++) {
      short[] plane = new short[re.length];
      for (int i = 0; i < plane.length; i++) {
        re[i] = (float) (keep * re[i] + kick * random.nextGaussian());
        im[i] = (float) (keep * im[i] + kick * random.nextGaussian());
        plane[i] = (short) (100 * (re[i] * re[i] + im[i] * im[i]));
      }
      stack.addSlice(new ShortProcessor(side, side, plane, null));
    }
    return stack;
  }

  /** Frames that ImageJ asks for one by one, as from a plugin that decodes them. */
  private static final class CountedStack extends VirtualStack {

    private final ImageStack planes;
    private final AtomicIntegerArray reads;

    CountedStack(ImageStack planes) {
      super(planes.getWidth(), planes.getHeight(), null, null);
      this.planes = planes;
      this.reads = new AtomicIntegerArray(planes.size());
    }

    void reset() {
      for (int t = 0; t < reads.length(); t++) {
        reads.set(t, 0);
      }
    }

    /** Fewest and most reads of a frame but the first, which the window shows. */
    String range() {
      int fewest = Integer.MAX_VALUE;
      int most = 0;
      for (int t = 1; t < reads.length(); t++) {
        fewest = Math.min(fewest, reads.get(t));
        most = Math.max(most, reads.get(t));
      }
      return fewest + " to " + most;
    }

    @Override
    public ImageProcessor getProcessor(int n) {
      reads.incrementAndGet(n - 1);
      return planes.getProcessor(n).duplicate();
    }

    @Override
    public int getSize() {
      return planes.size();
    }

    @Override
    public int size() {
      return planes.size();
    }

    @Override
    public int getBitDepth() {
      return 16;
    }

    @Override
    public String getSliceLabel(int n) {
      return null;
    }
  }
}
