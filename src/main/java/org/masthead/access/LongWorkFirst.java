package org.masthead.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that asks others, or reads for long, before it changes anything. With an {@code Idempotency-Key} no
 * transaction is open meanwhile: the key is claimed first, and the answer is kept with the effect, which begins at
 * {@link EffectOnce#begin}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LongWorkFirst {}
