package org.masthead.demo;

import java.awt.AlphaComposite;
import java.awt.Color;

/** Draws the pictures of the demonstration, each the same at any time. Loaded only when they are made. */
final class Scene extends Canvas {

    private Scene(String name) {
        super(name.hashCode());
        draw(name);
    }

    /** The bytes of the picture with this name; of one without a drawing it is a sky. */
    static byte[] jpeg(String name) {
        return new Scene(name).jpeg();
    }

    private void draw(String name) {
        switch (name) {
            case "harbour-dawn" -> {
                sky(0x35406B, 0xF4B48A);
                disc(880, 520, 70, 0xFFE3B0);
                sea(540, 0x6E5A7E, 0x2C3352);
                cranes(4);
                boats(3, 640, false);
            }
            case "skyline-night" -> {
                sky(0x0A0F24, 0x2A3A66);
                towers(5);
                sea(660, 0x1B2748, 0x0A0F24);
            }
            case "storm-sea" -> {
                sky(0x333B45, 0x717D88);
                waves(0x5D6A74, 0x2B343C);
            }
            case "ferry" -> {
                sky(0x79BFE2, 0xE9F5FA);
                sea(480, 0x3E8FBF, 0x145A86);
                ferry();
            }
            case "flood-gate" -> {
                sky(0x8FA3B5, 0xD8E0E6);
                sea(560, 0x5A7387, 0x33485A);
                gates(6);
            }
            case "fishing-boats" -> {
                sky(0x9CCBE0, 0xF4EBD9);
                sea(500, 0x4C8DA8, 0x1F5872);
                boats(3, 590, false);
            }
            case "wind-farm" -> {
                sky(0x6FA8DC, 0xEAF2F8);
                sea(600, 0x3C7CA6, 0x1C4F75);
                turbines(7);
            }
            case "budget-chart" -> {
                sky(0xFBFAF5, 0xEFECE2);
                bars(5);
            }
            case "old-town" -> {
                sky(0xF0C58A, 0xFBE8CC);
                sea(690, 0x5E93AE, 0x3B6E8A);
                roofs(46);
            }
            case "lighthouse" -> {
                sky(0x1E2440, 0xC77B58);
                sea(600, 0x323B5E, 0x14192E);
                lighthouse();
            }
            case "regatta" -> {
                sky(0x7CC3EC, 0xF1F8FC);
                sea(470, 0x3D9BC7, 0x1A6693);
                boats(9, 520, true);
            }
            case "market" -> {
                sky(0xD9CDB8, 0xF4EEE2);
                awnings(6);
            }
            case "cinema" -> {
                sky(0x120A14, 0x2A1622);
                screen();
            }
            case "stadium" -> {
                sky(0x0D1B2E, 0x2B4A6B);
                pitch();
            }
            case "dunes" -> {
                sky(0xF3B36B, 0xFCE7C3);
                disc(300, 380, 60, 0xFFF6DD);
                waves(0xE8C48A, 0xA8753F);
            }
            default -> {
                sky(0x77889A, 0xDDE3E8);
            }
        }
    }

    private void boats(int count, int y, boolean sailing) {
        int[] hulls = {0xB4412F, 0x2F6E8F, 0xE0A030, 0x3F7D4E, 0xF2F2EC};
        for (var boat = 0; boat < count; boat++) {
            var x = (boat + 1) * WIDTH / (count + 1);
            var size = sailing ? 34 + random.nextInt(20) : 90 + random.nextInt(30);
            var down = y + random.nextInt(90);
            shape(
                    hulls[boat % hulls.length],
                    x - size,
                    down,
                    x + size,
                    down,
                    x + size * 3 / 4,
                    down + size / 3,
                    x - size * 3 / 4,
                    down + size / 3);
            line(0x4A3B2C, 4, x, down, x, down - size * (sailing ? 4 : 1));
            if (sailing) {
                shape(
                        boat % 3 == 0 ? 0xD0473A : 0xFDFDF8,
                        x + 4,
                        down - 8,
                        x + 4,
                        down - size * 4,
                        x + size * 3 / 2,
                        down - 8);
            } else {
                box(0xEDE6D6, x - size / 2, down - size / 3, size / 2, size / 3);
            }
        }
    }

    private void cranes(int count) {
        for (var crane = 0; crane < count; crane++) {
            var x = 140 + crane * 230;
            var top = 220 + random.nextInt(60);
            line(0x2B2338, 12, x, 545, x + 30, top);
            line(0x2B2338, 12, x + 80, 545, x + 50, top);
            line(0x2B2338, 10, x - 60, top + 10, x + 190, top - 40);
            line(0x2B2338, 3, x + 150, top - 30, x + 150, top + 120);
        }
    }

    private void towers(int count) {
        for (var tower = 0; tower < count; tower++) {
            var x = 130 + tower * 195;
            var top = 140 + random.nextInt(140);
            box(0x141B33, x, top, 150, 660 - top);
            for (var y = top + 20; y < 620; y += 46) {
                for (var window = 0; window < 5; window++) {
                    var lit = random.nextInt(10) < 8 - 1.4 * tower;
                    box(lit ? 0xF7D58A : 0x1F2A4D, x + 14 + window * 26, y, 16, 20);
                }
            }
        }
    }

    private void ferry() {
        shape(0xF7F8F6, 260, 520, 960, 520, 900, 610, 320, 610);
        box(0xF7F8F6, 360, 440, 460, 80);
        box(0x1D4E74, 260, 560, 680, 10);
        box(0xF7F8F6, 420, 380, 300, 60);
        box(0xD0473A, 640, 310, 60, 70);
        for (var x = 385; x < 800; x += 42) {
            box(0x2F6E8F, x, 462, 26, 22);
        }
    }

    private void gates(int count) {
        for (var gate = 0; gate < count; gate++) {
            var x = 60 + gate * 180;
            box(0x77716A, x, 300, 40, 360);
            box(0x35536B, x + 40, 380, 140, 230);
            line(0x24394A, 6, x + 44, 384, x + 176, 606);
            line(0x24394A, 6, x + 176, 384, x + 44, 606);
        }
        box(0x77716A, 60 + count * 180, 300, 40, 360);
        box(0x8A847C, 40, 280, 1140, 30);
    }

    private void turbines(int count) {
        for (var turbine = 0; turbine < count; turbine++) {
            var x = 100 + turbine * 165;
            var height = 250 + random.nextInt(120);
            var top = 610 - height;
            line(0xF7F9FA, 9, x, 615, x, top);
            for (var blade = 0; blade < 3; blade++) {
                var angle = blade * 2.094 + turbine;
                line(
                        0xFFFFFF,
                        7,
                        x,
                        top,
                        x + (int) (Math.cos(angle) * height * 0.4),
                        top + (int) (Math.sin(angle) * height * 0.4));
            }
        }
    }

    private void bars(int count) {
        for (var bar = 0; bar < count; bar++) {
            var height = 90 + bar * 95 + random.nextInt(30);
            box(bar == count - 1 ? 0xC8553D : 0x3A6B8A, 200 + bar * 175, 680 - height, 110, height);
        }
        line(0x33383C, 5, 150, 680, 1080, 680);
    }

    private void roofs(int count) {
        int[] walls = {0xF2E3CC, 0xE7CFAE, 0xDDB892, 0xF7EEDF};
        for (var house = 0; house < count; house++) {
            var y = 250 + house * 9;
            var x = 560 - house * 11 + random.nextInt(100 + house * 20);
            box(walls[house % 4], x, y, 90, 80);
            shape(0xA9472F, x - 8, y, x + 45, y - 38, x + 98, y);
            box(0x5A4A3A, x + 20, y + 22, 16, 22);
            box(0x5A4A3A, x + 54, y + 22, 16, 22);
        }
    }

    private void lighthouse() {
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        shape(0xFFF0B8, 825, 225, 0, 90, 0, 330);
        graphics.setComposite(AlphaComposite.SrcOver);
        shape(0x1C1A22, 640, 640, 760, 560, 900, 560, 1060, 650, 1200, 800, 560, 800);
        shape(0xEFE9DF, 790, 260, 860, 260, 885, 570, 765, 570);
        shape(0xB23A2E, 783, 350, 867, 350, 875, 440, 776, 440);
        box(0xFFE9A6, 797, 200, 56, 56);
        shape(0xB23A2E, 785, 200, 825, 160, 865, 200);
    }

    private void awnings(int count) {
        box(0x8C8377, 0, 620, WIDTH, 180);
        for (var stall = 0; stall < count; stall++) {
            var x = 20 + stall * 196;
            for (var stripe = 0; stripe < 6; stripe++) {
                var left = x + stripe * 30;
                shape(
                        stripe % 2 == 0 ? 0xFBF7EF : stall % 2 == 0 ? 0xB8433A : 0x2F6E8F,
                        left,
                        300,
                        left + 30,
                        300,
                        left + 34,
                        400,
                        left + 2,
                        400);
            }
            box(0x6B5236, x + 6, 520, 176, 110);
            for (var fish = 0; fish < 9; fish++) {
                graphics.setColor(new Color(0xB9C6CF - random.nextInt(40)));
                graphics.fillOval(x + 14 + random.nextInt(120), 505 + random.nextInt(24), 44, 16);
            }
        }
    }

    private void screen() {
        box(0xF3EFE4, 260, 120, 680, 340);
        box(0x6A1F2B, 160, 60, 90, 460);
        box(0x6A1F2B, 950, 60, 90, 460);
        for (var row = 0; row < 4; row++) {
            for (var seat = 0; seat < 11; seat++) {
                graphics.setColor(mixed(new Color(0x4A1620), new Color(0x8C2F3D), row / 3f));
                graphics.fillRoundRect(-40 + seat * 118 + row % 2 * 50, 520 + row * 72, 96, 110, 40, 40);
            }
        }
    }

    private void pitch() {
        shape(0x2F7D42, 300, 420, 900, 420, 1180, 800, 20, 800);
        shape(0x388C4C, 430, 420, 560, 420, 520, 800, 310, 800);
        line(0xEAF5EC, 5, 160, 610, 1040, 610);
        graphics.drawOval(480, 550, 240, 120);
        for (var mast = 0; mast < 4; mast++) {
            var x = 90 + mast * 340;
            line(0x1A2533, 12, x, 430, x, 130);
            box(0xFFFBE6, x - 45, 100, 90, 46);
        }
        box(0x1A2533, 0, 380, WIDTH, 45);
    }
}
