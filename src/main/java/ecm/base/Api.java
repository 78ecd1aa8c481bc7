package ecm.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that programs outside the suite may use: its public methods keep their names and
 * meaning within a major version. All other types are internal and may change at any time, public
 * or not.
 *
 * <p>The methods of a marked type take and give only marked types, those of the JDK and of ImgLib2.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Api {}
