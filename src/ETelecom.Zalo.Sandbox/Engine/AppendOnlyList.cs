using System;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// A list that only grows. One thread adds at a time; any number of others read beside it without a lock, and see what was there when they
/// asked for the count.
/// </summary>
internal sealed class AppendOnlyList<T>
{
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = new T[4][];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public T this[int index] => Volatile.Read(ref _chunks)[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Add(T item)
    {
        var chunk = _count >> ChunkBits;
        if (chunk == _chunks.Length)
        {
            var longer = new T[chunk * 2][];
            _chunks.CopyTo(longer, 0);
            Volatile.Write(ref _chunks, longer);
        }

        (_chunks[chunk] ??= new T[ChunkSize])[_count & (ChunkSize - 1)] = item;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The first index whose item is past a limit, in a list that is sorted by it.</summary>
    public int FindFirst(Func<T, bool> isPast)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (isPast(this[middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
