using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Postfix.Text;

namespace Postfix.Sasl.Interop;

/// <summary>User name and password in memory that stays where it is, for the library to fetch; wiped when no longer needed.</summary>
internal sealed unsafe class SaslCredentials : IDisposable
{
    private readonly int _userSize;
    private readonly int _secretSize;
    private Block* _block;

    public SaslCredentials(string user, string password)
    {
        _userSize = user.Length + 1;
        _secretSize = sizeof(nuint) + password.Length + 1;
        _block = (Block*)NativeMemory.AllocZeroed((nuint)sizeof(Block));
        _block->UserLength = (uint)user.Length;
        _block->User = (byte*)NativeMemory.AllocZeroed((nuint)_userSize);
        ByteText.ToBytes(user, new Span<byte>(_block->User, user.Length));
        // sasl_secret_t: the length, then the bytes.
        _block->Secret = (byte*)NativeMemory.AllocZeroed((nuint)_secretSize);
        *(nuint*)_block->Secret = (nuint)password.Length;
        ByteText.ToBytes(password, new Span<byte>(_block->Secret + sizeof(nuint), password.Length));
    }

    /// <summary>Answers the question who the client is.</summary>
    public SaslCallback AuthName => Named(SaslCallbackId.AuthName);

    /// <summary>Answers the question whom the client wants to act as: itself.</summary>
    public SaslCallback User => Named(SaslCallbackId.User);

    /// <summary>Gives the password.</summary>
    public SaslCallback Password => new()
    {
        Id = SaslCallbackId.Password,
        Function = (delegate* unmanaged[Cdecl]<nint, Block*, int, byte**, int>)&GivePassword,
        Context = (nint)_block,
    };

    public void Dispose()
    {
        if (_block == null)
            return;
        Wipe(_block->Secret, _secretSize);
        Wipe(_block->User, _userSize);
        NativeMemory.Free(_block->Secret);
        NativeMemory.Free(_block->User);
        NativeMemory.Free(_block);
        _block = null;
    }

    private SaslCallback Named(nuint id) => new()
    {
        Id = id,
        Function = (delegate* unmanaged[Cdecl]<Block*, int, byte**, uint*, int>)&GiveUser,
        Context = (nint)_block,
    };

    private static void Wipe(byte* memory, int size) =>
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(new Span<byte>(memory, size));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GiveUser(Block* credentials, int id, byte** result, uint* length)
    {
        *result = credentials->User;
        if (length != null)
            *length = credentials->UserLength;
        return SaslStatus.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GivePassword(nint connection, Block* credentials, int id, byte** secret)
    {
        *secret = credentials->Secret;
        return SaslStatus.Ok;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Block
    {
        public byte* User;
        public uint UserLength;
        public byte* Secret;
    }
}
