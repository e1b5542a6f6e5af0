using System.Runtime.InteropServices;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>
/// What libmongoc would write to the standard error stream. Its errors come back as values, so it is silent but for the warnings
/// about a piece of work for which they are asked for.
/// </summary>
internal sealed unsafe class MongodbMessages
{
    private const int Warning = 2;

    private static readonly Lock s_turn = new();

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<string> _texts = [];

    private MongodbMessages() { }

    /// <summary>Makes the library silent.</summary>
    public static void Silence(MongodbLibrary library)
    {
        lock (s_turn)
            library.SetLog(&Take, 0);
    }

    /// <summary>The warnings during a piece of work of this thread, which must be short.</summary>
    public static IReadOnlyList<string> During(MongodbLibrary library, Action work)
    {
        MongodbMessages messages = new();
        lock (s_turn)
        {
            GCHandle handle = GCHandle.Alloc(messages);
            library.SetLog(&Take, GCHandle.ToIntPtr(handle));
            try
            {
                work();
            }
            finally
            {
                // Not a null function, which the library would call if another thread was about to say something.
                library.SetLog(&Take, 0);
                handle.Free();
            }
        }
        return messages._texts;
    }

    // The library does not call it while it is being exchanged.
    [UnmanagedCallersOnly]
    private static void Take(int level, byte* domain, byte* text, nint context)
    {
        if (context == 0 || level > Warning || GCHandle.FromIntPtr(context).Target is not MongodbMessages messages)
            return;
        if (messages._thread == Environment.CurrentManagedThreadId)
            messages._texts.Add(ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)));
    }
}
