using System.Globalization;
using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class ThreadStackTests
{
    private const int StackSize = 1 << 20;
    private const int DeepCall = 100 * 1024;

    [Fact]
    public void What_deep_calls_have_used_is_given_back_and_can_be_used_again()
    {
        (long deep, long released, int sum) = (0, 0, 0);
        Thread thread = new(() =>
        {
            Span<byte> kept = stackalloc byte[1000];
            kept.Fill(1);
            sum = CallDeeply();
            deep = ResidentStack();
            ThreadStack.ReleaseUnused();
            released = ResidentStack();
            sum += CallDeeply();
            foreach (byte value in kept)
                sum += value;
        }, StackSize);
        thread.Start();
        thread.Join();

        Assert.InRange(deep - released, DeepCall / 2, long.MaxValue);
        Assert.Equal(2 * DeepCall + 1000, sum);
    }

    private static int CallDeeply()
    {
        Span<byte> room = stackalloc byte[DeepCall];
        room.Fill(1);
        int sum = 0;
        foreach (byte value in room)
            sum += value;
        return sum;
    }

    // Of the mapping that holds a local variable; in bytes.
    private static unsafe long ResidentStack()
    {
        byte here;
        bool isOurs = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Split('-') is [var start, var end])
                isOurs = (nuint)(&here) >= Address(start) && (nuint)(&here) < Address(end);
            else if (isOurs && words[0] == "Rss:")
                return long.Parse(words[1], CultureInfo.InvariantCulture) * 1024;
        }
        throw new InvalidDataException("no stack");
    }

    private static nuint Address(string text) => nuint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
