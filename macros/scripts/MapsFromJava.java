import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.SampleChoice;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.registration.RegistrationResult;
import ecm.stack.FrameStack;
import java.nio.file.Path;

/**
 * The algorithms without commands: a stack, its drift, its maps.
 *
 * <p>{@code java -cp target/ecm-0.1.0-standalone.jar macros/scripts/MapsFromJava.java STACK FOLDER}
 */
public class MapsFromJava {

  public static void main(String[] args) {
    FrameStack stack =
        StackInput.of(TiffFile.open(Path.of(args[0])), StackSettings.defaults(), Progress.NONE);
    RegistrationResult found =
        Registration.measure(stack, RegistrationParameters.defaults(), Progress.NONE);
    FrameStack aligned = Registration.undo(stack, found.drift(), Interpolation.NONE);
    MappedSample sample =
        MappedSample.of(
            aligned, SampleChoice.defaults(), MapParameters.defaults(), false, Progress.NONE);

    RelaxationMaps maps = sample.fits().maps();
    float[] tau = maps.tau().values(); // seconds, row by row; NaN where a pixel has no value
    int known = 0;
    for (float t : tau) {
      known += Float.isNaN(t) ? 0 : 1;
    }
    System.out.println(known + " of " + sample.region().mask().count() + " pixels have a tau");
    MapImages.of(maps, aligned.info(), MapOrigin.of(sample))
        .forEach((name, map) -> TiffFile.write(Path.of(args[1], name + ".tif"), map));
  }
}
