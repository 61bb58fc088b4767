/** The count-th largest number; reorders the array (Hoare's quickselect). */
export function largest(numbers: Float64Array, count: number): number {
  const goal = count - 1;
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((numbers[left] ?? 0) > pivot) left++;
      while ((numbers[right] ?? 0) < pivot) right--;
      if (left > right) break;
      const swapped = numbers[left] ?? 0;
      numbers[left++] = numbers[right] ?? 0;
      numbers[right--] = swapped;
    }
    if (goal <= right) high = right;
    else if (goal >= left) low = left;
    else break;
  }
  return numbers[goal] ?? 0;
}
