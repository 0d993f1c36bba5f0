import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;

/**
 * Takes the annotations that describe the API out of the packaged classes: the description is made when packaging, and
 * whatever looks for other annotations at a start, above all Bean Validation, would parse all of these as well. Saves a
 * sixth of the start. Run by packaging, before the rehearsal:
 * {@code java -cp 'target/quarkus-app/lib/main/*' src/main/jvm/LeaveOutDescriptions.java target/quarkus-app/app/*.jar}
 */
final class LeaveOutDescriptions {

    private static final String DESCRIPTIONS = "Lorg/eclipse/microprofile/openapi/annotations/";

    public static void main(String... jars) throws IOException {
        for (var jar : jars) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        var without = jar.resolveSibling(jar.getFileName() + ".new");
        try (var from = new ZipInputStream(Files.newInputStream(jar));
                var to = new ZipOutputStream(Files.newOutputStream(without))) {
            for (ZipEntry entry; (entry = from.getNextEntry()) != null; ) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = from.readAllBytes();
                to.write(entry.getName().endsWith(".class") ? without(bytes) : bytes);
                to.closeEntry();
            }
        }
        Files.move(without, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] without(byte[] bytes) {
        var to = new ClassWriter(0);
        new ClassReader(bytes).accept(new Undescribed(to), 0);
        return to.toByteArray();
    }

    private static final class Undescribed extends ClassVisitor {

        Undescribed(ClassVisitor to) {
            super(Opcodes.ASM9, to);
        }

        private static boolean describes(String annotation) {
            return annotation.startsWith(DESCRIPTIONS);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return describes(type) ? null : super.visitAnnotation(type, visible);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            return new FieldVisitor(api, super.visitField(access, name, type, signature, value)) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return describes(type) ? null : super.visitAnnotation(type, visible);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new MethodVisitor(api, super.visitMethod(access, name, type, signature, thrown)) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return describes(type) ? null : super.visitAnnotation(type, visible);
                }

                @Override
                public AnnotationVisitor visitParameterAnnotation(int index, String type, boolean visible) {
                    return describes(type) ? null : super.visitParameterAnnotation(index, type, visible);
                }
            };
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String type, String signature) {
            return new RecordComponentVisitor(api, super.visitRecordComponent(name, type, signature)) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return describes(type) ? null : super.visitAnnotation(type, visible);
                }
            };
        }
    }
}
