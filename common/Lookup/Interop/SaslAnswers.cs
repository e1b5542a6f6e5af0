using System.Runtime.InteropServices;

namespace Postfix.Lookup.Interop;

/// <summary>Answers what a SASL mechanism of libldap asks for (sasl.h, sasl_interact_t).</summary>
internal sealed unsafe class SaslAnswers : IDisposable
{
    private const int NoError = 0;
    private const nuint ListEnd = 0;
    private const nuint AuthorizationName = 0x4001;
    private const nuint AuthenticationName = 0x4002;
    private const nuint Password = 0x4004;
    private const nuint Realm = 0x4008;

    private static readonly nuint[] s_order = [AuthorizationName, AuthenticationName, Password, Realm];

    private readonly NativeTextList _texts;

    public SaslAnswers(LdapLogin login) => _texts = new NativeTextList([login.Authorization, login.Name, login.Password, login.Realm]);

    /// <summary>What the library calls, with <see cref="Pointer"/>.</summary>
    public static delegate* unmanaged<nint, uint, nint, nint, int> Callback => &Answer;

    /// <summary>The answers.</summary>
    public nint Pointer => (nint)_texts.Pointer;

    public void Dispose() => _texts.Dispose();

    [UnmanagedCallersOnly]
    private static int Answer(nint connection, uint flags, nint answers, nint questions)
    {
        byte** texts = (byte**)answers;
        for (Question* question = (Question*)questions; question->Id != ListEnd; question++)
        {
            int index = Array.IndexOf(s_order, question->Id);
            byte* text = index >= 0 && *texts[index] != 0 ? texts[index] : question->Default;
            question->Result = text;
            question->Length = text is null ? 0 : (uint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).Length;
        }
        return NoError;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Question
    {
        public nuint Id;
        public byte* Challenge;
        public byte* Prompt;
        public byte* Default;
        public byte* Result;
        public uint Length;
    }
}
