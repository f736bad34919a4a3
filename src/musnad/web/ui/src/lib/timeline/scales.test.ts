import { describe, expect, it } from 'vitest';
import { bucketName, dayNumber, isoDay, moved } from './days';
import { axisOf, barOf, chosenBetween, claimsOf, heightsOf, laidOut, ticksOf, type Range } from './scales';

const range = (earliest: string | null, latest: string | null, claims = 1): Range => ({ earliest, latest, about: false, claims });

describe('days', () => {
  it('are numbers and back, in every century', () => {
    for (const iso of ['1970-01-01', '2024-02-29', '0001-01-01', '1899-12-31', '9999-12-31']) expect(isoDay(dayNumber(iso))).toBe(iso);
    expect(dayNumber('1970-01-02') - dayNumber('1970-01-01')).toBe(1);
  });

  it('move by months from first to first and from last to last', () => {
    expect(moved('2024-01-01', 1, 'month')).toBe('2024-02-01');
    expect(moved('2024-01-31', 1, 'month')).toBe('2024-02-29');
    expect(moved('2023-02-28', 1, 'month')).toBe('2023-03-31');
    expect(moved('2024-01-15', -1, 'month')).toBe('2023-12-15');
    expect(moved('2024-12-31', 1, 'year')).toBe('2025-12-31');
    expect(moved('2024-02-29', 1, 'week')).toBe('2024-03-07');
  });

  it('are called by their unit', () => {
    expect(bucketName('2022-03-01', '2022-03-01', 'day')).toBe('2022-03-01');
    expect(bucketName('2022-02-28', '2022-03-06', 'week')).toBe('2022-02-28 – 2022-03-06');
    expect(bucketName('2022-03-01', '2022-03-31', 'month')).toBe('2022-03');
    expect(bucketName('2022-01-01', '2022-12-31', 'year')).toBe('2022');
  });
});

describe('the axis', () => {
  it('runs in the direction of reading', () => {
    const [ltr, rtl] = [axisOf('2022-01-01', '2022-01-10', 100, 'ltr'), axisOf('2022-01-01', '2022-01-10', 100, 'rtl')];
    const day = dayNumber('2022-01-03');
    expect(ltr.x(day)).toBeCloseTo(20);
    expect(rtl.x(day)).toBeCloseTo(80);
    expect(ltr.day(25)).toBe(day);
    expect(rtl.day(75)).toBe(day);
  });

  it('gives for every place one of the days shown', () => {
    const axis = axisOf('2022-01-01', '2022-01-10', 100, 'rtl');
    expect(isoDay(axis.day(-50))).toBe('2022-01-10');
    expect(isoDay(axis.day(500))).toBe('2022-01-01');
    expect(chosenBetween(axis, 99, 1)).toEqual({ since: '2022-01-01', until: '2022-01-10' });
    expect(chosenBetween(axis, 1, 99)).toEqual({ since: '2022-01-01', until: '2022-01-10' });
  });

  it('has bars as long as their days, the same in both directions', () => {
    const days = [dayNumber('2022-01-02'), dayNumber('2022-01-03')] as const;
    for (const direction of ['ltr', 'rtl'] as const) {
      expect(barOf(axisOf('2022-01-01', '2022-01-10', 100, direction), ...days).width).toBeCloseTo(20);
    }
    const bar = barOf(axisOf('2022-01-01', '2022-01-10', 100, 'ltr'), dayNumber('2021-06-01'), dayNumber('2023-01-01'));
    expect(bar).toEqual({ x: 0, width: 100 });
  });

  it('has round dates that lie on it', () => {
    const axis = axisOf('2011-03-15', '2023-12-31', 900, 'ltr');
    const { ticks, unit } = ticksOf(axis, 80);
    expect(unit).toBe('year');
    expect(ticks.every((tick) => tick.x >= 0 && tick.x <= 900)).toBe(true);
    expect(ticksOf(axisOf('2022-03-01', '2022-03-09', 900, 'ltr'), 80).unit).toBe('day');
  });

  it('has counts in proportion, zero at the foot', () => {
    const height = heightsOf([3, 12], 60);
    expect([height(0), height(3), height(12)]).toEqual([0, 15, 60]);
    expect(heightsOf([], 60)(0)).toBe(0);
  });
});

describe('lanes of times that are no day', () => {
  const axis = axisOf('2022-01-01', '2022-12-31', 365, 'ltr');

  it('put what overlaps into other rows, in either direction', () => {
    const ranges = [range('2022-01-01', '2022-01-31'), range('2022-02-10', '2022-02-28'), range('2022-01-01', '2022-12-31')];
    for (const direction of ['ltr', 'rtl'] as const) {
      const { laid, left } = laidOut(axisOf('2022-01-01', '2022-12-31', 365, direction), ranges, 5);
      expect(left).toEqual([]);
      expect(laid.map((each) => [each.range.earliest, each.row])).toEqual([['2022-01-01', 0], ['2022-01-01', 1], ['2022-02-10', 0]]);
    }
  });

  it('leave open what is open, and say so', () => {
    const { laid } = laidOut(axis, [range(null, '2022-03-01'), range('2022-05-01', null), range('2021-01-01', '2022-02-01')], 5);
    const found = new Map(laid.map((each) => [`${each.range.earliest}/${each.range.latest}`, [each.before, each.after]]));
    expect(found.get('null/2022-03-01')).toEqual([true, false]);
    expect(found.get('2022-05-01/null')).toEqual([false, true]);
    expect(found.get('2021-01-01/2022-02-01')).toEqual([true, false]);
  });

  it('lose nothing: what has no row or is not shown is left over', () => {
    const ranges = [range('2022-01-01', '2022-12-31', 3), range('2022-01-01', '2022-12-31', 4), range('2020-01-01', '2020-12-31', 5)];
    const { laid, left } = laidOut(axis, ranges, 1);
    expect(claimsOf(laid.map((each) => each.range)) + claimsOf(left)).toBe(12);
    expect(laid).toHaveLength(1);
  });
});
